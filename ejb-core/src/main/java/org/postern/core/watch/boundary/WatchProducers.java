package org.postern.core.watch.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Makes the watching of this node. */
@Dependent
public class WatchProducers {
    @Produces
    @Singleton
    Watches watches(WatchIndex index) {
        return new Watches(index, UUID.randomUUID().toString());
    }
}
