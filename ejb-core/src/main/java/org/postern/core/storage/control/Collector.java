package org.postern.core.storage.control;

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
import org.postern.core.storage.boundary.CollectorBoundary;
import org.postern.core.storage.boundary.CollectorBoundary.Collected;

/** Runs the collection in cycles (white paper "Garbage collector"; api.md §21, setting garbageCollectorInterval). */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Collector {
    private static final Logger LOG = System.getLogger(Collector.class.getName());

    @Resource
    @SuppressWarnings("NullAway.Init") // the container fills it
    private TimerService timers;

    @Inject
    CollectorBoundary collector;

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
        Collected collected = collector.collect(settings.storage().maxUnassignedBlockAge());
        if (collected.blocks() > 0) {
            LOG.log(Level.INFO, "Collection removed {0} blocks of {1} bytes", collected.blocks(), collected.bytes());
        }
    }
}
