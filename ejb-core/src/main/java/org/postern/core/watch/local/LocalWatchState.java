package org.postern.core.watch.local;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.postern.core.watch.boundary.WatchIndex;

/** Makes the index of watched sinks of a server of one node. */
@Dependent
public class LocalWatchState {
    @Produces
    @Singleton
    WatchIndex watchIndex() {
        return new LocalWatchIndex();
    }
}
