package org.postern.core.mailbox.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.postern.core.expiry.CautiousClock;
import org.postern.core.freshness.boundary.OneTimeValues;
import org.postern.core.freshness.boundary.OneTimeValues.Kind;
import org.postern.crypto.ec.EcPublicKey;

/** Keys of anonymous senders: each serves for one message in ten minutes (api.md §11, sender check 2). */
@Dependent
public class AnonymousKeys {
    private static final Duration MEMORY = Duration.ofMinutes(10);

    private final OneTimeValues values;
    private final CautiousClock clock;

    @Inject
    public AnonymousKeys(OneTimeValues values, CautiousClock clock) {
        this.values = values;
        this.clock = clock;
    }

    /** Remembers the key; false when it was used lately. */
    public boolean use(EcPublicKey key) {
        return values.use(Kind.ANONYMOUS_KEY, key.compressed(), clock.millis() + MEMORY.toMillis());
    }
}
