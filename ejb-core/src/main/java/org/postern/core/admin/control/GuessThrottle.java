package org.postern.core.admin.control;

import java.time.Duration;
import org.postern.core.admin.control.GuessTraces.OfCodes;
import org.postern.core.admin.control.GuessTraces.OfFamiliar;
import org.postern.core.admin.control.GuessTraces.Source;
import org.postern.core.admin.control.GuessTraces.Tries;
import org.postern.core.caller.Address;
import org.postern.core.expiry.Uptime;
import org.postern.core.settings.ConsoleSettings;

/**
 * Slows down guessing at passwords and set-up codes of the console without locking anybody out (adr 19). After some tries an
 * address has to wait before the next one, each time twice as long, up to a bound; a refused try costs nothing and prolongs
 * nothing. Names are not counted, so no stranger can slow down a name. Who comes from where that name has signed in before has
 * tries of her own, whatever others do behind the same address, and never waits for long.
 */
public final class GuessThrottle {
    private final ConsoleSettings settings;
    private final GuessTraces traces;
    private final Uptime clock;

    public GuessThrottle(ConsoleSettings settings, GuessTraces traces, Uptime clock) {
        this.settings = settings;
        this.traces = traces;
        this.clock = clock;
    }

    /** Whether a try is let in. */
    public sealed interface Decision {}

    /** It is, and is counted as a failure until it has succeeded: of many at the same time only those count that may be. */
    public record Admitted(Source source) implements Decision {}

    /** It is not, for so long. */
    public record Refused(Duration time) implements Decision {}

    /** A sign-in with a name, whether it exists or not. */
    public synchronized Decision signIn(String name, Address address) {
        OfFamiliar pair = new OfFamiliar(name, address);
        return admit(traces.isFamiliar(pair) ? pair : new GuessTraces.OfAddress(address));
    }

    /** The use of a set-up code. */
    public synchronized Decision setUp(Address address) {
        return admit(new OfCodes(address));
    }

    /** The try was none: what counted it is given back. */
    public synchronized void giveBack(Admitted admitted) {
        int count = traces.tries(admitted.source).map(Tries::count).orElse(1);
        traces.put(admitted.source, new Tries(Math.max(0, count - 1), clock.millis()));
    }

    /** The name has signed in from there. */
    public synchronized void succeeded(Admitted admitted, String name, Address address) {
        giveBack(admitted);
        traces.makeFamiliar(new OfFamiliar(name, address));
    }

    private Decision admit(Source source) {
        long now = clock.millis();
        Tries before = traces.tries(source).orElse(new Tries(0, now));
        long wait = before.freeAt() - now;
        if (wait > 0) {
            return new Refused(Duration.ofMillis(wait));
        }
        int count = before.count() + 1;
        traces.put(source, new Tries(count, now + delay(source, count).toMillis()));
        return new Admitted(source);
    }

    /** None at first, then a second, two, four … */
    private Duration delay(Source source, int count) {
        int beyond = count - settings.consoleFreeTries();
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration longest = switch (source) {
            case OfFamiliar _ -> settings.consoleLongestFamiliarDelay();
            case GuessTraces.OfAddress _, OfCodes _ -> settings.consoleLongestDelay();
        };
        Duration grown = Duration.ofSeconds(1L << Math.min(beyond, 20));
        return grown.compareTo(longest) < 0 ? grown : longest;
    }
}
