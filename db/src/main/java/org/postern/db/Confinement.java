package org.postern.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How a PostgreSQL program is started: in a session of its own, and never as root.
 *
 * <p>A session of its own keeps Ctrl-C in a terminal from ending the database before the server that uses it. PostgreSQL
 * refuses to run as root; there it runs in a user namespace without any mapping, or, where that is not permitted, as an
 * account without rights that then owns the files.
 *
 * @param prefix the words before the program
 * @param owner the account that must own the files, if it is not the current one
 */
record Confinement(List<String> prefix, Optional<String> owner) {

    private static final List<String> ACCOUNTS = List.of("postgres", "nobody");

    static Confinement detect() throws InterruptedException {
        List<String> session = succeeds("setsid", "true") ? List.of("setsid") : List.of();
        if (!System.getProperty("user.name").equals("root")) {
            return new Confinement(session, Optional.empty());
        }
        if (succeeds("unshare", "-U", "true")) {
            return new Confinement(join(session, List.of("unshare", "-U")), Optional.empty());
        }
        for (String account : ACCOUNTS) {
            if (succeeds("id", account)) {
                return new Confinement(join(session, changeTo(account)), Optional.of(account));
            }
        }
        throw DatabaseException.notStarted(
                "PostgreSQL does not run as root, and neither a user namespace nor an account of " + ACCOUNTS
                        + " is available; start Postern as an ordinary user",
                null);
    }

    private static List<String> changeTo(String account) throws InterruptedException {
        if (succeeds("setpriv", "--version")) {
            return List.of("setpriv", "--reuid=" + account, "--clear-groups", "--");
        }
        return List.of("runuser", "-u", account, "--");
    }

    /** The whole command line for a program and its arguments. */
    List<String> command(Path program, List<String> arguments) {
        return Stream.of(prefix, List.of(program.toString()), arguments)
                .flatMap(List::stream)
                .toList();
    }

    /** Gives the directory to the account that PostgreSQL runs as, where that is another one. */
    void handOver(Path directory) throws InterruptedException {
        if (owner.isPresent()
                && Files.exists(directory)
                && !succeeds("chown", "-R", owner.get(), directory.toString())) {
            throw DatabaseException.notStarted("Cannot give " + directory + " to the account " + owner.get(), null);
        }
    }

    private static List<String> join(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return List.copyOf(both);
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
