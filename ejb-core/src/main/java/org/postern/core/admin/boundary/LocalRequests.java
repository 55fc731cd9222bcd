package org.postern.core.admin.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postern.core.account.boundary.InvitationBoundary;
import org.postern.core.admin.control.FirstStartFile;
import org.postern.core.identity.OwnerOnly;
import org.postern.core.settings.Settings;

/**
 * What the owner of the data directory asks of a running server: a file in its folder {@code requests} is the request, and
 * that it could be put there is the authority. No port, no password: who can write there can do anything to this server.
 */
@Singleton
@Startup
@DependsOn("FirstStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class LocalRequests {
    private static final System.Logger LOG = System.getLogger(LocalRequests.class.getName());

    /** The request for a new administrator's token and a new link to set up the console. */
    private static final String INVITE_ADMINISTRATOR = "invite-administrator";

    @Inject
    private Settings settings;

    @Inject
    private InstantSource clock;

    @Inject
    private InvitationBoundary invitations;

    @Inject
    private ConsoleSetUp consoleSetUp;

    @Resource
    @SuppressWarnings("NullAway.Init") // the container fills it
    private ManagedThreadFactory threads;

    private @Nullable Thread reader;

    @PostConstruct
    void start() {
        reader = threads.newThread(this::serve);
        reader.start();
    }

    @PreDestroy
    void stop() {
        if (reader != null) {
            reader.interrupt();
        }
    }

    private void serve() {
        try {
            Path requests = OwnerOnly.directory(settings.data().resolve("requests"));
            try (WatchService watch = requests.getFileSystem().newWatchService()) {
                requests.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
                while (!Thread.currentThread().isInterrupted()) {
                    answer(requests.resolve(INVITE_ADMINISTRATOR));
                    FirstStartFile.removeOld(settings.firstStartFile(), clock.instant());
                    Optional.ofNullable(watch.poll(1, TimeUnit.HOURS)).ifPresent(LocalRequests::again);
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "requests from the machine are not heard", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void again(WatchKey key) {
        key.pollEvents();
        key.reset();
    }

    /** The request goes when it is answered, so that whoever made it can wait for that. */
    private void answer(Path request) throws IOException {
        if (!Files.exists(request)) {
            return;
        }
        try {
            FirstStartFile.write(
                    settings.firstStartFile(),
                    Optional.of(invitations.renewAdministratorToken()),
                    Optional.of(consoleSetUp.newAdministrator(Optional.empty()).address(settings.consoleUrl())));
            LOG.log(System.Logger.Level.INFO, "an administrator was invited from the machine");
        } catch (RuntimeException e) {
            // The database may be away for a moment; the next request is heard all the same.
            LOG.log(System.Logger.Level.ERROR, "an administrator was not invited", e);
        } finally {
            Files.deleteIfExists(request);
        }
    }
}
