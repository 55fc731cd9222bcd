package org.postern.core.account.control;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.core.account.control.LoginTraces.Counted;
import org.postern.core.account.control.LoginTraces.OfAddress;
import org.postern.core.account.control.LoginTraces.OfPair;
import org.postern.core.account.control.LoginTraces.OfSubject;
import org.postern.core.caller.Address;
import org.postern.core.settings.AccountSettings;

/**
 * Slows down guessing without letting anybody lock others out (transport.md §23, "Rate limiting"; api.md §22).
 *
 * <ul>
 *   <li>An address that failed too often is refused for its penalty, whatever names it tried. A success takes back the failures
 *       at its own name and no others, or an attacker would log in to an account of his own in between; so an office is not
 *       refused because many of its people have mistyped.
 *   <li>A name at which too many logins failed, from wherever, is besieged: an address then has a few failures of its own at
 *       this name, and beyond them shares one try a minute with all others. It makes no difference whether the name exists.
 *   <li>An address from which somebody has logged in to the name is familiar and keeps its own budget at this name,
 *       whatever others do, even behind the same address. The price: who shares an address with a user and has had it
 *       refused can tell that the user has logged in from there.
 *   <li>Proofs that are being judged count as failures until they turn out to be right: as many as come at once, no more are
 *       judged than may fail.
 * </ul>
 */
public final class LoginThrottle {
    private static final int STRANGERS_FAILURES = 2;

    /** Judging a proof takes milliseconds; far more of them than fit into this do not come from people. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final int allowedPerAddress;
    private final int allowedPerSubject;
    private final LoginTraces traces;
    private final Map<Counted, Integer> judged = new HashMap<>();

    /** A throttle that goes by these traces. */
    public LoginThrottle(AccountSettings settings, LoginTraces traces) {
        allowedPerAddress = settings.srpAttackAllowedErros();
        allowedPerSubject = settings.accountAttackAllowedErrors();
        this.traces = traces;
    }

    /** A try that was let in; it is asked again when the proof comes, because others may have failed meanwhile. */
    public record Attempt(OfPair pair, LoginKind kind, boolean tookSharedTry) {
        private OfAddress address() {
            return new OfAddress(pair.address(), kind);
        }

        private OfSubject subject() {
            return new OfSubject(pair.subject());
        }

        private List<Counted> counted() {
            return List.of(pair, address(), subject());
        }
    }

    /**
     * Lets a try in, or not.
     *
     * @param name a user's name, or the text of a key, whether it exists or not
     */
    public synchronized Optional<Attempt> admit(String name, LoginKind kind, Address address) {
        Attempt attempt = new Attempt(new OfPair(LoginSubject.of(name), address), kind, false);
        if (hasBudget(attempt, Map.of())) {
            return Optional.of(attempt);
        }
        return mayShare(attempt) ? Optional.of(new Attempt(attempt.pair, kind, true)) : Optional.empty();
    }

    /**
     * Lets the proof of a try be judged, or not. Where that depends on proofs which are being judged, it waits for them.
     *
     * @return whether it may be judged; {@link #over} must be told of its end then
     */
    public synchronized boolean judge(Attempt attempt) {
        try {
            awaitOthers(attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!allows(attempt, judged)) {
            return false;
        }
        attempt.counted().forEach(counted -> judged.merge(counted, 1, Integer::sum));
        return true;
    }

    private synchronized void awaitOthers(Attempt attempt) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long left = PATIENCE.toMillis();
        while (left > 0 && allows(attempt, Map.of()) && !allows(attempt, judged)) {
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
    }

    /** The proof of a try was judged, whatever came out. */
    public synchronized void over(Attempt attempt) {
        attempt.counted().forEach(counted -> judged.computeIfPresent(counted, (_, n) -> n == 1 ? null : n - 1));
        notifyAll();
    }

    public synchronized void failed(Attempt attempt) {
        traces.addFailure(attempt.subject());
        traces.addFailure(attempt.pair);
        if (traces.addFailure(attempt.address()) >= allowedPerAddress) {
            traces.refuse(attempt.address());
        }
    }

    /** How many failures there were at this name since its last success. */
    public int failuresSinceLogin(Attempt attempt) {
        return traces.failuresSinceLogin(attempt.pair.subject());
    }

    public synchronized void succeeded(Attempt attempt) {
        traces.forgive(attempt.pair, attempt.kind);
        traces.makeFamiliar(attempt.pair);
        traces.noteLogin(attempt.pair.subject());
    }

    private boolean allows(Attempt attempt, Map<Counted, Integer> more) {
        return hasBudget(attempt, more) || (attempt.tookSharedTry && !traces.isRefused(attempt.address()));
    }

    /** With so many more failures than there are. */
    private boolean hasBudget(Attempt attempt, Map<Counted, Integer> more) {
        int ofPair = traces.failures(attempt.pair) + more.getOrDefault(attempt.pair, 0);
        if (traces.isFamiliar(attempt.pair)) {
            return ofPair < allowedPerAddress;
        }
        int ofSubject = traces.failures(attempt.subject()) + more.getOrDefault(attempt.subject(), 0);
        int ofAddress = traces.failures(attempt.address()) + more.getOrDefault(attempt.address(), 0);
        return !traces.isRefused(attempt.address())
                && ofAddress < allowedPerAddress
                && (ofSubject < allowedPerSubject || ofPair < STRANGERS_FAILURES);
    }

    /** A familiar address has its own budget, and nothing beyond it. */
    private boolean mayShare(Attempt attempt) {
        return !traces.isFamiliar(attempt.pair)
                && !traces.isRefused(attempt.address())
                && traces.takeSharedTry(attempt.pair.subject());
    }
}
