package org.postern.core.freshness.local;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.postern.core.expiry.CautiousClock;
import org.postern.core.freshness.boundary.OneTimeValues;
import org.postern.core.freshness.boundary.ReadValues;

/** Makes what reads use up on a server of one node. */
@Dependent
public class LocalReadState {
    /** About 40 MB when all are taken: 23 proved reads a second over the three hours that a nonce lives at most. */
    private static final int CAPACITY = 250_000;

    @Produces
    @Singleton
    @Typed(ReadValues.class)
    ReadValues readValues(OneTimeValues overflow, CautiousClock clock) {
        return new LocalReadValues(CAPACITY, overflow, clock);
    }
}
