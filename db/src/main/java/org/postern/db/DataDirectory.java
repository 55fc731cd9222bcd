package org.postern.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL data directory: made once by initdb, its configuration written anew at every start. */
record DataDirectory(Path path) {

    /** Only the given address, only with a password, only SCRAM. */
    private static final String ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

    boolean exists() {
        return Files.exists(path.resolve("PG_VERSION"));
    }

    /** Runs initdb beside the final place; the rename makes it the data directory. */
    void initialise(PostgresBinaries binaries, Confinement confinement, Path passwordFile, String superuser)
            throws IOException, InterruptedException {
        Path partial = PartialDirectories.beside(path);
        try {
            Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwx------"));
            confinement.handOver(partial);
            confinement.handOver(passwordFile);
            runInitdb(confinement.command(binaries.initdb(), arguments(partial, passwordFile, superuser)));
            Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            PartialDirectories.remove(partial);
        }
    }

    private static List<String> arguments(Path directory, Path passwordFile, String superuser) {
        return List.of(
                "--pgdata=" + directory,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
    }

    private void runInitdb(List<String> command) throws IOException, InterruptedException {
        Path log = path.resolveSibling("initdb.log");
        Process initdb = PostgresProcess.builder(command, log).start();
        try {
            if (!initdb.waitFor(2, TimeUnit.MINUTES) || initdb.exitValue() != 0) {
                throw DatabaseException.notStarted("initdb failed: " + LogTail.of(log, 5), null);
            }
        } finally {
            PostgresProcess.endWithChildren(initdb);
            Files.deleteIfExists(log);
        }
    }

    void configure(int port) throws IOException {
        Map<String, String> files =
                Map.of("pg_hba.conf", ACCESS, "pg_ident.conf", "", "postgresql.conf", settings(port));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(path.resolve(file.getKey()), file.getValue());
        }
    }

    /**
     * A small appliance. Nothing that a statement carries may reach the log: no statements, no parameters, and terse
     * messages, because the DETAIL line of an error quotes values.
     */
    private static String settings(int port) {
        return """
            # Written by Postern at every start. Your own settings go into postgresql.local.conf.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            max_connections = 100
            shared_buffers = '128MB'
            max_wal_size = '2GB'
            wal_compression = off
            synchronous_commit = on
            random_page_cost = 1.1
            datestyle = 'iso'
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_min_messages = 'warning'
            log_min_error_statement = 'panic'
            log_error_verbosity = 'terse'
            log_statement = 'none'
            log_min_duration_statement = -1
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0
            log_checkpoints = off
            log_connections = ''
            log_disconnections = off
            include_if_exists = 'postgresql.local.conf'
            """.formatted(port);
    }
}
