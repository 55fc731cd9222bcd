package org.postern.core.account.control;

import java.util.Optional;
import org.postern.core.account.control.LoginTraces.OfAddress;
import org.postern.core.account.control.LoginTraces.OfPair;
import org.postern.core.account.control.LoginTraces.OfSubject;
import org.postern.core.caller.Address;
import org.postern.core.settings.AccountSettings;

/**
 * Slows down guessing without letting anybody lock others out (transport.md §23, "Rate limiting"; api.md §22).
 *
 * <ul>
 *   <li>An address that failed too often is refused for its penalty, whatever names it tried. A success does not reset the
 *       count, or an attacker would log in to an account of his own in between.
 *   <li>A name at which too many logins failed, from wherever, is besieged: an address then has a few failures of its own at
 *       this name, and beyond them shares one try a minute with all others. It makes no difference whether the name exists.
 *   <li>An address from which somebody has logged in to the name is familiar and keeps its own budget at this name,
 *       whatever others do, even behind the same address. The price: who shares an address with a user and has had it
 *       refused can tell that the user has logged in from there.
 * </ul>
 */
public final class LoginThrottle {
    private static final int STRANGERS_FAILURES = 2;

    private final int allowedPerAddress;
    private final int allowedPerSubject;
    private final LoginTraces traces;

    /** A throttle that goes by these traces. */
    public LoginThrottle(AccountSettings settings, LoginTraces traces) {
        allowedPerAddress = settings.srpAttackAllowedErros();
        allowedPerSubject = settings.accountAttackAllowedErrors();
        this.traces = traces;
    }

    /** A try that was let in; it is asked again when the proof comes, because others may have failed meanwhile. */
    public record Attempt(OfPair pair, boolean tookSharedTry) {}

    /**
     * Lets a try in, or not.
     *
     * @param name a user's name, or the text of a key, whether it exists or not
     */
    public synchronized Optional<Attempt> admit(String name, Address address) {
        OfPair pair = new OfPair(LoginSubject.of(name), address);
        if (hasBudget(pair)) {
            return Optional.of(new Attempt(pair, false));
        }
        return mayShare(pair) ? Optional.of(new Attempt(pair, true)) : Optional.empty();
    }

    /** Whether a try that was let in may still be finished. */
    public synchronized boolean allows(Attempt attempt) {
        return hasBudget(attempt.pair) || (attempt.tookSharedTry && !traces.isRefused(attempt.pair.address()));
    }

    public synchronized void failed(Attempt attempt) {
        OfPair pair = attempt.pair;
        traces.addFailure(new OfSubject(pair.subject()));
        traces.addFailure(pair);
        if (traces.addFailure(new OfAddress(pair.address())) >= allowedPerAddress) {
            traces.refuse(pair.address());
        }
    }

    public synchronized void succeeded(Attempt attempt) {
        traces.makeFamiliar(attempt.pair);
    }

    private boolean hasBudget(OfPair pair) {
        if (traces.isFamiliar(pair)) {
            return traces.failures(pair) < allowedPerAddress;
        }
        boolean besieged = traces.failures(new OfSubject(pair.subject())) >= allowedPerSubject;
        return !traces.isRefused(pair.address()) && (!besieged || traces.failures(pair) < STRANGERS_FAILURES);
    }

    /** A familiar address has its own budget, and nothing beyond it. */
    private boolean mayShare(OfPair pair) {
        return !traces.isFamiliar(pair) && !traces.isRefused(pair.address()) && traces.takeSharedTry(pair.subject());
    }
}
