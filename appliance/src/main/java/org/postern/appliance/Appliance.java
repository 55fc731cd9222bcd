package org.postern.appliance;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        WhoRuns who = new WhoRuns(instanceFile, progress, instance);
        ServerCommand command = new ServerCommand(installation, settings, profile, instance.managementPort());
        if (settings.external().isPresent()) {
            withServer(command, settings.external().get(), who, List.of());
            return;
        }
        Path home = settings.data().database();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, home.resolve("programs"), new SecureRandom());
        try (WatchedDatabase database = new WatchedDatabase(postgres, settings.data(), progress, who::database)) {
            who.database(postgres.pid());
            progress.done("database", "PostgreSQL on 127.0.0.1:" + postgres.port());
            DatabaseAccess access = new DatabaseAccess(
                    postgres.jdbcUrl(EmbeddedPostgres.DATABASE), postgres.user(), postgres.password());
            withServer(command, access, who, List.of(database));
        }
    }

    private void withServer(ServerCommand command, DatabaseAccess access, WhoRuns who, List<Part> others)
            throws IOException, InterruptedException {
        Schema schema = Schema.migrate(access.url(), access.user(), access.password());
        progress.done("schema", describe(schema));
        new IdentityFile(settings.data()).keep(settings.identity());
        ApplicationServer first = ApplicationServer.start(command, access);
        try (WatchedServer server = new WatchedServer(first, command, access, progress, who::server)) {
            who.server(first.id());
            first.awaitReady();
            progress.done("server", "WildFly with the application");
            announce(command.profile());
            supervise(Stream.concat(others.stream(), Stream.of(server)).toList());
        }
    }

    private void supervise(List<Part> parts) throws InterruptedException {
        ServiceNotice notice = ServiceNotice.of(System.getenv());
        notice.ready();
        try {
            new Supervision(parts, progress, notice).run();
        } finally {
            notice.stopping();
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
}
