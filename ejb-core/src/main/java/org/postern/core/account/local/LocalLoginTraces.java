package org.postern.core.account.local;

import java.time.Duration;
import java.util.List;
import org.postern.core.account.control.LoginKind;
import org.postern.core.account.control.LoginSubject;
import org.postern.core.account.control.LoginTraces;
import org.postern.core.caller.Address;
import org.postern.core.expiry.ExpiringMap;
import org.postern.core.expiry.ExpiringMap.Change;
import org.postern.core.expiry.Uptime;
import org.postern.core.settings.AccountSettings;

/** Traces of tries in the memory of one server: at most 100,000 of each kind. */
public final class LocalLoginTraces implements LoginTraces {
    private static final int CAPACITY = 100_000;
    private static final Duration SHARED_TRY = Duration.ofMinutes(1);
    private static final Duration FAMILIARITY = Duration.ofDays(30);
    private static final Duration SINCE_LOGIN = Duration.ofDays(30);

    private final ExpiringMap<OfAddress, Integer> addressFailures;
    private final ExpiringMap<OfSubject, Integer> subjectFailures;
    private final ExpiringMap<OfPair, Integer> pairFailures;
    private final ExpiringMap<OfAddress, Boolean> refusedAddresses;
    private final ExpiringMap<LoginSubject, Integer> sharedTries;
    private final ExpiringMap<LoginSubject, FamiliarAddresses> familiar;
    private final ExpiringMap<LoginSubject, Integer> sinceLogin;

    /** No traces yet; they are kept as long as the settings say. */
    public LocalLoginTraces(AccountSettings settings, Uptime clock) {
        Duration period = settings.srpAttackCheckPeriod();
        addressFailures = ExpiringMap.fixed(period, CAPACITY, clock, _ -> {});
        subjectFailures = ExpiringMap.fixed(period, CAPACITY, clock, _ -> {});
        pairFailures = ExpiringMap.fixed(period, CAPACITY, clock, _ -> {});
        refusedAddresses = ExpiringMap.fixed(settings.srpAttackPenalty(), CAPACITY, clock, _ -> {});
        sharedTries = ExpiringMap.fixed(SHARED_TRY, CAPACITY, clock, _ -> {});
        familiar = ExpiringMap.sliding(FAMILIARITY, CAPACITY, clock);
        sinceLogin = ExpiringMap.fixed(SINCE_LOGIN, CAPACITY, clock, _ -> {});
    }

    @Override
    public int failures(Counted counted) {
        return switch (counted) {
            case OfAddress address -> addressFailures.get(address).orElse(0);
            case OfSubject subject -> subjectFailures.get(subject).orElse(0);
            case OfPair pair -> pairFailures.get(pair).orElse(0);
        };
    }

    @Override
    public int addFailure(Counted counted) {
        return switch (counted) {
            case OfAddress address -> addressFailures.merge(address, 1, Integer::sum);
            case OfSubject subject -> {
                sinceLogin.merge(subject.subject(), 1, Integer::sum);
                yield subjectFailures.merge(subject, 1, Integer::sum);
            }
            case OfPair pair -> pairFailures.merge(pair, 1, Integer::sum);
        };
    }

    @Override
    public void forgive(OfPair pair, LoginKind kind) {
        int failures = pairFailures.take(pair).orElse(0);
        OfAddress address = new OfAddress(pair.address(), kind);
        OfSubject subject = new OfSubject(pair.subject());
        var _ = addressFailures.change(address, count -> new Change<>(Math.max(0, count - failures), count));
        var _ = subjectFailures.change(subject, count -> new Change<>(Math.max(0, count - failures), count));
    }

    @Override
    public List<OfPair> failedPairs(LoginSubject subject) {
        return pairFailures.keys(pair -> pair.subject().equals(subject));
    }

    @Override
    public List<OfPair> failedPairs(Address address) {
        return pairFailures.keys(pair -> pair.address().equals(address));
    }

    @Override
    public void pardon(OfAddress address) {
        var _ = addressFailures.take(address);
        var _ = refusedAddresses.take(address);
    }

    @Override
    public void pardon(OfSubject subject) {
        var _ = subjectFailures.take(subject);
        var _ = sharedTries.take(subject.subject());
    }

    @Override
    public int failuresSinceLogin(LoginSubject subject) {
        return sinceLogin.get(subject).orElse(0);
    }

    @Override
    public void noteLogin(LoginSubject subject) {
        var _ = sinceLogin.take(subject);
    }

    @Override
    public void refuse(OfAddress address) {
        var _ = addressFailures.take(address);
        refusedAddresses.put(address, true);
    }

    @Override
    public boolean isRefused(OfAddress address) {
        return refusedAddresses.contains(address);
    }

    @Override
    public boolean takeSharedTry(LoginSubject subject) {
        return sharedTries.merge(subject, 1, Integer::sum) == 1;
    }

    @Override
    public boolean isFamiliar(OfPair pair) {
        return familiar.get(pair.subject())
                .filter(known -> known.contains(pair.address()))
                .isPresent();
    }

    @Override
    public synchronized void makeFamiliar(OfPair pair) {
        FamiliarAddresses known = familiar.get(pair.subject()).orElse(FamiliarAddresses.NONE);
        familiar.put(pair.subject(), known.with(pair.address()));
    }
}
