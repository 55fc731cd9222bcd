package org.postern.core.admin.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postern.core.account.boundary.InvitationBoundary;
import org.postern.core.admin.control.FirstStartFile;
import org.postern.core.expiry.Uptime;
import org.postern.core.settings.Settings;
import org.postern.core.stop.OrderlyStop;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.ec.CurveBackend;
import org.postern.transport.record.RecordWarmUp;

/**
 * The start of the server: settings are read (a bad one ends it here), the JCA provider is registered, and while there are no
 * accounts a token and a link are left for the person who installs (api.md §24). Each step has its own transaction, so that
 * what the file says is already true when it is written.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstStart {
    private static final System.Logger LOG = System.getLogger(FirstStart.class.getName());

    /** On a background thread: the start does not wait for it, and the first blocks come at full speed. */
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    @Inject
    private Settings settings;

    @Inject
    private Uptime clock;

    @Inject
    private InvitationBoundary invitations;

    @Inject
    private ConsoleSetUp consoleSetUp;

    @Inject
    private OrderlyStop orderlyStop;

    @Resource
    @SuppressWarnings("NullAway.Init") // the container fills it
    private ManagedThreadFactory threads;

    private @Nullable Thread warmUp;

    private volatile long startedAt;

    private volatile boolean complete;

    @PostConstruct
    void start() {
        startedAt = clock.millis();
        var _ = Security.addProvider(PosternProvider.instance());
        LOG.log(System.Logger.Level.INFO, "curve: {0}", CurveBackend.description());
        FirstStartFile.write(
                settings.firstStartFile(),
                invitations.renewFirstAdministratorToken(),
                consoleSetUp.renewFirst().map(link -> link.address(settings.consoleUrl())));
        warmUp = threads.newThread(() -> RecordWarmUp.run(WARM_UP, clock, new SecureRandom()));
        warmUp.start();
        orderlyStop.first(() -> complete = false);
        complete = true;
        LOG.log(
                System.Logger.Level.INFO,
                "Postern {0} started, profile {1}",
                Settings.VERSION,
                settings.profile().text());
    }

    /** Otherwise the platform would hold on to the classes of a removed deployment. */
    @PreDestroy
    void stop() {
        complete = false;
        if (warmUp != null) {
            warmUp.interrupt();
        }
        Security.removeProvider(PosternProvider.NAME);
    }

    /** Whether all of this is done. */
    public boolean isComplete() {
        return complete;
    }

    /** ms since 1970. */
    public long startedAt() {
        return startedAt;
    }
}
