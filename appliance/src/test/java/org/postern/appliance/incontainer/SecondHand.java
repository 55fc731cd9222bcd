package org.postern.appliance.incontainer;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import org.jspecify.annotations.Nullable;

/** A timer of the same interval as the collector's, by which a test knows how often that one was due. */
@Singleton
@Startup
public class SecondHand {
    @Resource
    private @Nullable TimerService timers;

    @PostConstruct
    void start() {
        if (timers == null) {
            throw new AssertionError("expected the server to inject it");
        }
        timers.createIntervalTimer(ShortInterval.MILLIS, ShortInterval.MILLIS, new TimerConfig(null, false));
    }

    @Timeout
    void tick() {
        Probe.tick();
    }
}
