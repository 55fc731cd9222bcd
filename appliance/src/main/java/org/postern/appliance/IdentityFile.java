package org.postern.appliance;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.postern.core.identity.OwnerOnly;
import org.postern.protocol.Profile;

/** Keeps the {@link Identity} of an instance in its data directory, for its owner alone. */
record IdentityFile(DataDirectory data) {

    private static final String FROM_PORT = "port";

    /**
     * What was remembered; empty before the first start.
     *
     * @param asked what is said now, for a directory of an earlier version, which remembered less
     */
    Optional<Identity> read(Supplier<Asked> asked) throws IOException {
        Path file = data.identity();
        if (Files.exists(file)) {
            return Optional.of(read(file));
        }
        Path profile = data.profile();
        if (!Files.exists(profile)) {
            return Optional.empty();
        }
        Profile kept = ProfileName.read(Files.readString(profile).strip());
        return Optional.of(Settlement.takenOver(data, asked.get(), kept));
    }

    /** From now on there are data of this instance. */
    void keep(Identity identity) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# What this instance is, since its first start. ./postern change alters it.",
                line("database", identity.database().orElse(Identity.EMBEDDED)),
                line("host", identity.host().text()),
                line("profile", identity.profile().text()),
                line("tls", identity.https().mode().toString())));
        if (identity.host().fromPort()) {
            lines.add(line("host-from", FROM_PORT));
        }
        identity.https().files().ifPresent(files -> {
            lines.add(line("tls-cert", files.certificate().toString()));
            lines.add(line("tls-key", files.key().toString()));
        });
        OwnerOnly.replace(data.identity(), lines);
        Files.deleteIfExists(data.profile());
    }

    private static String line(String name, String value) {
        return name + " = " + value.replace("\\", "\\\\");
    }

    private static Identity read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        String host = required(values, "host", file);
        boolean fromPort = values.getProperty("host-from", "").equals(FROM_PORT);
        try {
            return new Identity(
                    Identity.database(required(values, "database", file)),
                    new HostPart(host, fromPort),
                    ProfileName.read(required(values, "profile", file)),
                    https(values, file));
        } catch (IllegalArgumentException e) {
            throw damaged(file);
        }
    }

    private static Https https(Properties values, Path file) {
        Https.Mode mode = Https.Mode.of(required(values, "tls", file));
        Optional<Https.Files> files = mode == Https.Mode.FILES
                ? Optional.of(new Https.Files(
                        Path.of(required(values, "tls-cert", file)), Path.of(required(values, "tls-key", file))))
                : Optional.empty();
        return new Https(mode, files);
    }

    private static String required(Properties values, String name, Path file) {
        return Optional.ofNullable(values.getProperty(name)).orElseThrow(() -> damaged(file));
    }

    private static ApplianceException damaged(Path file) {
        return new ApplianceException(
                ExitCode.IDENTITY_DIFFERS,
                "The file " + file + ", which says what this instance is, is damaged; restore it from a backup");
    }
}
