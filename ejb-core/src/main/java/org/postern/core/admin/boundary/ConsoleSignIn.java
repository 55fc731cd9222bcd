package org.postern.core.admin.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.postern.core.admin.AdminRefused;
import org.postern.core.admin.AdminRefused.Reason;
import org.postern.core.admin.boundary.Administrators.Credentials;
import org.postern.core.admin.control.GuessThrottle;
import org.postern.core.admin.control.GuessThrottle.Admitted;
import org.postern.core.admin.control.GuessThrottle.Refused;
import org.postern.core.admin.control.PasswordHash;
import org.postern.core.admin.control.PasswordSlots;
import org.postern.core.admin.control.RefusalLog;
import org.postern.core.caller.Address;
import org.postern.core.expiry.Uptime;
import org.postern.core.token.OneTimeToken;

/**
 * The door of the console: throttle, password, log (adr 19). A name without an account is checked against an invented
 * password, with the same work and the same answer.
 */
@Dependent
public class ConsoleSignIn {
    private static final Duration SOON = Duration.ofSeconds(1);

    @Inject
    private Administrators administrators;

    @Inject
    private ConsoleSetUp setUp;

    @Inject
    private GuessThrottle throttle;

    @Inject
    private PasswordSlots slots;

    @Inject
    private PasswordHash passwords;

    @Inject
    private RefusalLog log;

    @Inject
    private Uptime clock;

    /** How a try ended. */
    public sealed interface Outcome {}

    /**
     * It was right.
     *
     * @param epoch with which the sign-in stays good
     */
    public record Right(int epoch) implements Outcome {}

    /** Name or password was wrong; nobody is told which. */
    public record Wrong() implements Outcome {}

    /** It was not looked at; so long no other will be. */
    public record Slowed(Duration time) implements Outcome {}

    /**
     * Checks name and password.
     *
     * @param password wiped by whoever has it
     */
    public Outcome signIn(String name, char[] password, Address from) {
        return switch (throttle.signIn(name, from)) {
            case Refused refused -> slowed("sign-in refused, too many tries", refused.time(), from);
            case Admitted admitted -> {
                Optional<PasswordSlots.Slot> slot = slots.take(admitted.source());
                if (slot.isEmpty()) {
                    throttle.giveBack(admitted);
                    yield slowed("sign-in refused, too many at the same time", SOON, from);
                }
                try (PasswordSlots.Slot _ = slot.get()) {
                    yield check(admitted, name, password, from);
                }
            }
        };
    }

    private Outcome check(Admitted admitted, String name, char[] password, Address from) {
        // Invented in any case, so that it takes the same time for every name.
        Credentials nobody = new Credentials(passwords.invented(), -1);
        Optional<Credentials> known = administrators.credentials(name);
        Credentials found = known.orElse(nobody);
        boolean right = passwords.matches(found.password(), password);
        if (right) {
            throttle.succeeded(admitted, name, from);
            return new Right(found.epoch());
        }
        log.note(clock.millis(), known.isEmpty() ? "unknown name" : "wrong password for " + name, from);
        return new Wrong();
    }

    /**
     * Replaces one's own password. Whoever finds an open console guesses the old one no faster than at the door.
     *
     * @param next wiped by whoever has both
     * @throws AdminRefused because of the new password
     */
    public Outcome changePassword(String name, char[] old, char[] next, Address from) throws AdminRefused {
        return switch (throttle.signIn(name, from)) {
            case Refused refused -> slowed("change of password refused, too many tries", refused.time(), from);
            case Admitted admitted -> {
                try {
                    int epoch = administrators.changePassword(name, old, next);
                    throttle.giveBack(admitted);
                    yield new Right(epoch);
                } catch (AdminRefused refused) {
                    if (refused.reason() == Reason.WRONG_PASSWORD) {
                        log.note(clock.millis(), "wrong password at its change", from);
                        yield new Wrong();
                    }
                    throttle.giveBack(admitted);
                    throw refused;
                }
            }
        };
    }

    private Outcome slowed(String what, Duration time, Address from) {
        log.note(clock.millis(), what, from);
        return new Slowed(time);
    }

    /**
     * Uses a set-up link.
     *
     * @param password wiped by whoever has it
     * @return how long to wait before anybody looks at it; empty when the link was used
     * @throws AdminRefused only a wrong code counts as a try
     */
    public Optional<Duration> setUp(String code, String name, char[] password, Address from) throws AdminRefused {
        return switch (throttle.setUp(from)) {
            case Refused refused -> {
                log.note(clock.millis(), "set-up refused, too many tries", from);
                yield Optional.of(refused.time());
            }
            case Admitted admitted -> {
                try {
                    setUp.use(new OneTimeToken(code), name, password);
                } catch (AdminRefused refused) {
                    if (refused.reason() == Reason.NO_SUCH_LINK) {
                        log.note(clock.millis(), "wrong set-up code", from);
                    } else {
                        throttle.giveBack(admitted);
                    }
                    throw refused;
                }
                throttle.giveBack(admitted);
                yield Optional.empty();
            }
        };
    }
}
