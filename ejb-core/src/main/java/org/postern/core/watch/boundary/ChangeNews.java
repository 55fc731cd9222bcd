package org.postern.core.watch.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.postern.protocol.method.WatchMethods.SinkCounters;

/** Passes the change of a sink on, once it is certain that it has happened. */
@Dependent
public class ChangeNews {
    private final Watches watches;

    @Inject
    public ChangeNews(Watches watches) {
        this.watches = watches;
    }

    void tell(@Observes(during = TransactionPhase.AFTER_SUCCESS) SinkCounters counters) {
        watches.changed(counters);
    }
}
