package org.postern.core.account.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.postern.core.caller.Address;
import org.postern.core.expiry.ExpiringMap;
import org.postern.core.settings.AccountSettings;
import org.postern.crypto.primitive.Sha2;

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
    private static final int CAPACITY = 100_000;
    private static final int STRANGERS_FAILURES = 2;
    private static final Duration SHARED_TRY = Duration.ofMinutes(1);
    private static final Duration FAMILIARITY = Duration.ofDays(30);

    private final int allowedPerAddress;
    private final int allowedPerSubject;
    private final ExpiringMap<Address, Integer> addressFailures;
    private final ExpiringMap<Address, Boolean> refusedAddresses;
    private final ExpiringMap<Subject, Integer> subjectFailures;
    private final ExpiringMap<Pair, Integer> pairFailures;
    private final ExpiringMap<Subject, Boolean> sharedTries;
    private final ExpiringMap<Subject, FamiliarAddresses> familiar;

    public LoginThrottle(AccountSettings settings, InstantSource clock) {
        Duration period = settings.srpAttackCheckPeriod();
        allowedPerAddress = settings.srpAttackAllowedErros();
        allowedPerSubject = settings.accountAttackAllowedErrors();
        addressFailures = ExpiringMap.fixed(period, CAPACITY, clock, _ -> {});
        refusedAddresses = ExpiringMap.fixed(settings.srpAttackPenalty(), CAPACITY, clock, _ -> {});
        subjectFailures = ExpiringMap.fixed(period, CAPACITY, clock, _ -> {});
        pairFailures = ExpiringMap.fixed(period, CAPACITY, clock, _ -> {});
        sharedTries = ExpiringMap.fixed(SHARED_TRY, CAPACITY, clock, _ -> {});
        familiar = ExpiringMap.sliding(FAMILIARITY, CAPACITY, clock);
    }

    /** What is guessed at: the first bits of a hash, because names of strangers may be of any length. */
    private record Subject(long first, long second) {
        static Subject of(String name) {
            ByteBuffer hash = ByteBuffer.wrap(Sha2.sha256(name.getBytes(UTF_8)));
            return new Subject(hash.getLong(), hash.getLong());
        }
    }

    private record Pair(Subject subject, Address address) {}

    /** A try that was let in; it is asked again when the proof comes, because others may have failed meanwhile. */
    public static final class Attempt {
        private final Pair pair;
        private final boolean tookSharedTry;

        private Attempt(Pair pair, boolean tookSharedTry) {
            this.pair = pair;
            this.tookSharedTry = tookSharedTry;
        }
    }

    /**
     * Lets a try in, or not.
     *
     * @param name a user's name, or the text of a key, whether it exists or not
     */
    public synchronized Optional<Attempt> admit(String name, Address address) {
        Pair pair = new Pair(Subject.of(name), address);
        if (hasBudget(pair)) {
            return Optional.of(new Attempt(pair, false));
        }
        return mayShare(pair) ? Optional.of(new Attempt(pair, true)) : Optional.empty();
    }

    /** Whether a try that was let in may still be finished. */
    public synchronized boolean allows(Attempt attempt) {
        return hasBudget(attempt.pair) || (attempt.tookSharedTry && !isRefused(attempt.pair.address));
    }

    public synchronized void failed(Attempt attempt) {
        Pair pair = attempt.pair;
        subjectFailures.merge(pair.subject, 1, Integer::sum);
        pairFailures.merge(pair, 1, Integer::sum);
        if (addressFailures.merge(pair.address, 1, Integer::sum) >= allowedPerAddress) {
            var _ = addressFailures.take(pair.address);
            refusedAddresses.put(pair.address, true);
        }
    }

    public synchronized void succeeded(Attempt attempt) {
        FamiliarAddresses known = familiar.get(attempt.pair.subject).orElseGet(FamiliarAddresses::new);
        known.add(attempt.pair.address);
        familiar.put(attempt.pair.subject, known);
    }

    private boolean hasBudget(Pair pair) {
        if (isFamiliar(pair)) {
            return failures(pair) < allowedPerAddress;
        }
        boolean besieged = subjectFailures.get(pair.subject).orElse(0) >= allowedPerSubject;
        return !isRefused(pair.address) && (!besieged || failures(pair) < STRANGERS_FAILURES);
    }

    /** A familiar address has its own budget, and nothing beyond it. */
    private boolean mayShare(Pair pair) {
        boolean free = !isFamiliar(pair)
                && !isRefused(pair.address)
                && sharedTries.get(pair.subject).isEmpty();
        if (free) {
            sharedTries.put(pair.subject, true);
        }
        return free;
    }

    private boolean isFamiliar(Pair pair) {
        return familiar.get(pair.subject)
                .filter(known -> known.contains(pair.address))
                .isPresent();
    }

    private boolean isRefused(Address address) {
        return refusedAddresses.get(address).isPresent();
    }

    private int failures(Pair pair) {
        return pairFailures.get(pair).orElse(0);
    }
}
