package org.postern.core.admin.local;

import java.time.Duration;
import java.util.Optional;
import org.postern.core.admin.control.GuessTraces;
import org.postern.core.expiry.ExpiringMap;
import org.postern.core.expiry.Uptime;

/** Traces in the memory of this server. */
public final class LocalGuessTraces implements GuessTraces {
    private static final int CAPACITY = 100_000;
    private static final int FAMILIAR_CAPACITY = 1000;
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration FAMILIARITY = Duration.ofDays(90);

    private final ExpiringMap<Source, Tries> tries;
    private final ExpiringMap<OfFamiliar, Boolean> familiar;

    public LocalGuessTraces(Uptime clock) {
        tries = ExpiringMap.sliding(LIFETIME, CAPACITY, clock);
        familiar = ExpiringMap.sliding(FAMILIARITY, FAMILIAR_CAPACITY, clock);
    }

    @Override
    public Optional<Tries> tries(Source source) {
        return tries.get(source);
    }

    @Override
    public void put(Source source, Tries all) {
        tries.put(source, all);
    }

    @Override
    public boolean isFamiliar(OfFamiliar pair) {
        return familiar.contains(pair);
    }

    @Override
    public void makeFamiliar(OfFamiliar pair) {
        familiar.put(pair, true);
    }
}
