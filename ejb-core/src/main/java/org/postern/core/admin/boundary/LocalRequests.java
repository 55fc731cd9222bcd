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
import org.postern.core.admin.AdminRefused;
import org.postern.core.admin.control.FirstStartFile;
import org.postern.core.identity.OwnerOnly;
import org.postern.core.settings.Settings;
import org.postern.core.stop.OrderlyStop;
import org.postern.core.token.OneTimeToken;

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

    /** The request for a link that sets the password of an administrator anew; the name is in the file. */
    private static final String RESET_PASSWORD = "reset-password";

    /** The request of the launcher to answer the last calls, before it ends the server. */
    private static final String STOP = "stop";

    @Inject
    private Settings settings;

    @Inject
    private InstantSource clock;

    @Inject
    private InvitationBoundary invitations;

    @Inject
    private ConsoleSetUp consoleSetUp;

    @Inject
    private OrderlyStop orderlyStop;

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
            // It was meant for an earlier run.
            Files.deleteIfExists(requests.resolve(STOP));
            try (WatchService watch = requests.getFileSystem().newWatchService()) {
                requests.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
                while (!Thread.currentThread().isInterrupted()) {
                    answer(requests.resolve(INVITE_ADMINISTRATOR), _ -> inviteAdministrator());
                    answer(requests.resolve(RESET_PASSWORD), this::resetPassword);
                    answer(requests.resolve(STOP), _ -> orderlyStop.begin());
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

    /** What is done for a request, with what is written in it. */
    private interface Deed {
        void answer(String text) throws AdminRefused;
    }

    private void inviteAdministrator() {
        tell(Optional.of(invitations.renewAdministratorToken()), consoleSetUp.newAdministrator(Optional.empty()));
    }

    private void resetPassword(String name) throws AdminRefused {
        tell(Optional.empty(), consoleSetUp.newPassword(name));
    }

    private void tell(Optional<OneTimeToken> token, SetUpLink link) {
        FirstStartFile.write(settings.firstStartFile(), token, Optional.of(link.address(settings.consoleUrl())));
    }

    /** The request goes when it is answered, so that whoever made it can wait for that. */
    private void answer(Path request, Deed deed) throws IOException {
        if (!Files.exists(request)) {
            return;
        }
        try {
            deed.answer(Files.readString(request).strip());
            LOG.log(System.Logger.Level.INFO, "answered from this machine: {0}", request.getFileName());
        } catch (AdminRefused e) {
            LOG.log(System.Logger.Level.ERROR, "refused to this machine: {0}", e.getMessage());
        } catch (RuntimeException e) {
            // The database may be away for a moment; the next request is heard all the same.
            LOG.log(System.Logger.Level.ERROR, "a request of this machine failed", e);
        } finally {
            Files.deleteIfExists(request);
        }
    }
}
