package org.postern.appliance;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/** Keeps an {@link Instance} in the data directory. */
record InstanceFile(Path path) {

    void write(Instance instance) throws IOException {
        Properties values = new Properties();
        put(values, "launcher", instance.launcher());
        instance.server().ifPresent(server -> put(values, "server", server));
        instance.databasePid().ifPresent(pid -> values.setProperty("database.pid", Long.toString(pid)));
        values.setProperty("profile", instance.profile());
        values.setProperty("url", instance.url());
        values.setProperty("port", Integer.toString(instance.port()));
        values.setProperty("management.port", Integer.toString(instance.managementPort()));
        Path partial = path.resolveSibling(path.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(partial)) {
            values.store(writer, null);
        }
        Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What was written last; empty if nothing was, or nothing that makes sense. */
    Optional<Instance> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            values.load(reader);
        }
        try {
            return process(values, "launcher").map(launcher -> instance(launcher, values));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    private static Instance instance(ProcessId launcher, Properties values) {
        return new Instance(
                launcher,
                process(values, "server"),
                number(values, "database.pid"),
                values.getProperty("profile", ""),
                values.getProperty("url", ""),
                number(values, "port").map(Math::toIntExact).orElse(0),
                number(values, "management.port").map(Math::toIntExact).orElse(0));
    }

    private static void put(Properties values, String name, ProcessId process) {
        values.setProperty(name + ".pid", Long.toString(process.pid()));
        values.setProperty(name + ".started", Long.toString(process.started()));
    }

    private static Optional<ProcessId> process(Properties values, String name) {
        Function<Long, Optional<ProcessId>> withStart =
                pid -> number(values, name + ".started").map(started -> new ProcessId(pid, started));
        return number(values, name + ".pid").flatMap(withStart);
    }

    private static Optional<Long> number(Properties values, String name) {
        return Optional.ofNullable(values.getProperty(name)).map(Long::valueOf);
    }
}
