package org.postern.core.collection;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.postern.core.settings.Settings;

/**
 * Runs the collection in cycles (white paper "Garbage collector"; api.md §21, setting garbageCollectorInterval). While a cycle
 * takes longer than the interval, the server skips what is due: a singleton does one thing at a time.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Collector {
    private static final Logger LOG = System.getLogger(Collector.class.getName());

    @Resource
    @SuppressWarnings("NullAway.Init") // the container fills it
    private TimerService timers;

    @Inject
    CollectionCycle cycle;

    @Inject
    Settings settings;

    @PostConstruct
    void start() {
        settings.storage()
                .garbageCollectorInterval()
                .ifPresent(interval -> timers.createIntervalTimer(
                        interval.toMillis(), interval.toMillis(), new TimerConfig(null, false)));
    }

    @Timeout
    void collect() {
        cycle.run().byKind().forEach((kind, removal) -> {
            if (removal.count() > 0) {
                LOG.log(Level.INFO, "Collection of {0}: {1}, {2} bytes", kind, removal.count(), removal.bytes());
            }
        });
    }
}
