package org.postern.core.expiry;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.postern.core.settings.Settings;

/** Tells the operator when somebody sets the clock of the machine: signed times of callers are judged by it (api.md §4). */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClockWatch {
    private static final Logger LOG = System.getLogger(ClockWatch.class.getName());
    private static final long BETWEEN_NANOS = Duration.ofSeconds(1).toNanos();

    @Inject
    private InstantSource clock;

    @Inject
    private Uptime uptime;

    @Inject
    private Settings settings;

    private volatile boolean stopped;

    @PostConstruct
    void start() {
        Thread.ofPlatform().daemon().name("clock-watch").start(this::watch);
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void watch() {
        ClockChange change = new ClockChange(clock, uptime);
        while (!stopped) {
            change.look().ifPresent(this::tell);
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
    }

    private void tell(Duration by) {
        LOG.log(Level.WARNING, ClockChange.sentence(by, settings.transport().maxTimestampDifference()));
    }
}
