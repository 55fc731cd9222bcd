package org.postern.core.storage.boundary;

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
import java.time.Duration;
import org.postern.core.settings.Settings;

/**
 * Ends transfers soon after their time: until then they take room from what all share (api.md §8 "Quotas"), and the collection may
 * come an hour later. Where nothing is collected, nothing is ended here either.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TransferTimer {
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final int AT_ONCE = 10;

    @Resource
    @SuppressWarnings("NullAway.Init") // the container fills it
    private TimerService timers;

    @Inject
    TransferBoundary transfers;

    @Inject
    Settings settings;

    @PostConstruct
    void start() {
        if (settings.storage().garbageCollectorInterval().isPresent()) {
            timers.createIntervalTimer(INTERVAL.toMillis(), INTERVAL.toMillis(), new TimerConfig(null, false));
        }
    }

    /** In short transactions, because each session takes its list of blocks along. */
    @Timeout
    void end() {
        boolean more;
        do {
            more = transfers.purge(AT_ONCE).more();
        } while (more);
    }
}
