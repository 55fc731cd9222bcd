package org.postern.appliance;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.postern.db.DatabaseException;
import org.postern.db.EmbeddedPostgres;
import org.postern.db.Schema;
import org.postern.protocol.Profile;

/**
 * One run of the appliance: database, schema, server, and their end in the opposite order.
 *
 * <p>Runs in one thread. To end it early, interrupt that thread: everything started so far is closed on the way out.
 */
final class Appliance {

    private final RunSettings settings;
    private final Installation installation;
    private final Progress progress;
    private final InstanceFile instanceFile;

    Appliance(RunSettings settings, Installation installation, Progress progress) {
        this.settings = settings;
        this.installation = installation;
        this.progress = progress;
        this.instanceFile = new InstanceFile(settings.data().instance());
    }

    /** Returns only by an exception: an interrupt, or the end of a part that should have gone on. */
    void run() throws IOException, InterruptedException {
        DataDirectory data = settings.data();
        try {
            if (new LeftOvers(data).end()) {
                progress.done("earlier", "ended what a killed launcher had left running");
            }
            settings.requireFreePorts();
            try {
                withDatabase(settings.profile());
            } finally {
                instanceFile.delete();
            }
        } catch (DatabaseException e) {
            // What an interrupt broke off is no failure.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw ApplianceException.of(e);
        }
    }

    private void withDatabase(Profile profile) throws IOException, InterruptedException {
        Instance instance = new Instance(
                ProcessId.of(ProcessHandle.current()),
                Optional.empty(),
                Optional.empty(),
                profile.toString(),
                settings.publicUrl().toString(),
                settings.port(),
                Ports.free());
        instanceFile.write(instance);
        if (settings.external().isPresent()) {
            withServer(instance, profile, settings.external().get(), new CompletableFuture<>());
            return;
        }
        Path home = settings.data().database();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, home.resolve("programs"), new SecureRandom())) {
            progress.done("database", "PostgreSQL on 127.0.0.1:" + postgres.port());
            DatabaseAccess access = new DatabaseAccess(
                    postgres.jdbcUrl(EmbeddedPostgres.DATABASE), postgres.user(), postgres.password());
            withServer(instance.withDatabase(postgres.pid()), profile, access, postgres.onExit());
        }
    }

    private void withServer(
            Instance instance, Profile profile, DatabaseAccess database, CompletableFuture<?> databaseEnd)
            throws IOException, InterruptedException {
        Schema schema = Schema.migrate(database.url(), database.user(), database.password());
        progress.done("schema", describe(schema));
        new IdentityFile(settings.data()).keep(settings.identity());
        ServerCommand command = new ServerCommand(installation, settings, profile, instance.managementPort());
        try (ApplicationServer server = ApplicationServer.start(command, database)) {
            instanceFile.write(instance.withServer(server.id()));
            server.awaitReady();
            progress.done("server", "WildFly with the application");
            announce(profile);
            awaitEnd(server, databaseEnd);
        }
    }

    private static String describe(Schema schema) {
        String version = schema.version().map(found -> "version " + found).orElse("empty");
        return version + ", " + schema.applied() + " migrations applied";
    }

    private void announce(Profile profile) throws IOException {
        progress.line("Postern is ready after " + progress.total() + " s.");
        progress.line("  service   " + settings.publicUrl() + "/  (addresses end in #" + settings.host() + ")");
        progress.line("  API       " + settings.publicUrl() + "/api/v2.0");
        progress.line("  console   " + settings.consoleUrl() + "/console");
        progress.line("  data      " + settings.data().root());
        progress.line("  profile   " + profile);
        settings.keyStore().ifPresent(store -> progress.line("  HTTPS     certificate good until " + store.end()));
        new FirstSteps(settings.data().firstSteps())
                .tell(Terminal.isThere(), settings.host())
                .forEach(progress::line);
        progress.line("Ctrl-C ends it.");
    }

    private static void awaitEnd(ApplicationServer server, CompletableFuture<?> databaseEnd)
            throws InterruptedException {
        try {
            CompletableFuture.anyOf(server.onExit(), databaseEnd).get();
        } catch (ExecutionException e) {
            throw new AssertionError("waiting for the end of a process cannot fail", e);
        }
        if (databaseEnd.isDone()) {
            throw new ApplianceException(
                    ExitCode.DATABASE_DIED,
                    "The database ended by itself; Postern ends too. See postgresql/postgresql.log");
        }
        throw new ApplianceException(
                ExitCode.SERVER_DIED, "The server ended by itself; Postern ends too. See log/server.log");
    }
}
