package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.protocol.Profile;

/** What an instance is lies in its data directory, and directories of before are taken over. */
class IdentityFileTest {

    private static final Optional<String> EXTERNAL = Optional.of("jdbc:postgresql://db.example/postern?user=a=b");

    private final DataDirectory data;
    private final IdentityFile file;

    IdentityFileTest(@TempDir Path directory) {
        data = new DataDirectory(directory);
        file = new IdentityFile(data);
    }

    static Stream<Identity> identities() {
        Https files = new Https(
                Https.Mode.FILES,
                Optional.of(new Https.Files(Path.of("/etc/a folder/cert.pem"), Path.of("/etc/key\\.pem"))));
        return Stream.of(
                new Identity(Optional.empty(), HostPart.ofPort(8091), Profile.STRICT, Https.NONE),
                new Identity(EXTERNAL, HostPart.chosen("example.org"), Profile.LEGACY_2018, files),
                new Identity(
                        Optional.empty(),
                        HostPart.chosen("localhost:8091"),
                        Profile.STRICT,
                        new Https(Https.Mode.PROXY, Optional.empty())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("identities")
    void keepsEveryPart(Identity identity) throws Exception {
        file.keep(identity);
        assertEquals(Optional.of(identity), file.read(() -> Asked.NOTHING));
    }

    @Test
    void isForItsOwnerAloneAndReadable() throws Exception {
        file.keep(new Identity(Optional.empty(), HostPart.ofPort(8091), Profile.STRICT, Https.NONE));

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.identity())));
        assertEquals(
                List.of(
                        "# What this instance is, since its first start. ./postern change alters it.",
                        "database = embedded",
                        "host = localhost:8091",
                        "profile = strict",
                        "tls = none",
                        "host-from = port"),
                Files.readAllLines(data.identity()));
    }

    @Test
    void isEmptyBeforeTheFirstStart() throws Exception {
        assertEquals(Optional.empty(), file.read(() -> Asked.NOTHING));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "database = embedded", "database=embedded\nhost=a\nprofile=strict\ntls=sometimes"})
    void refusesADamagedFileInsteadOfMakingANewServer(String content) throws Exception {
        Files.writeString(data.identity(), content);
        var refused = assertThrows(ApplianceException.class, () -> file.read(() -> Asked.NOTHING));
        assertEquals(ExitCode.IDENTITY_DIFFERS, refused.exitCode());
    }

    @Test
    void takesOverADirectoryThatOnlyKnewItsProfile() throws Exception {
        Files.writeString(data.profile(), "legacy-2018\n");
        Files.createDirectory(data.database());
        Asked port =
                new Asked(Optional.empty(), Optional.empty(), OptionalInt.of(8091), Optional.empty(), Optional.empty());
        Identity expected = new Identity(Optional.empty(), HostPart.ofPort(8091), Profile.LEGACY_2018, Https.NONE);

        assertEquals(Optional.of(expected), file.read(() -> port));
        file.keep(expected);
        assertFalse(Files.exists(data.profile()));
        assertEquals(Optional.of(expected), file.read(() -> Asked.NOTHING));
    }

    @Test
    void asksOnceForTheDatabaseThatAnEarlierVersionDidNotRemember() throws Exception {
        Files.writeString(data.profile(), "strict\n");
        Asked external = new Asked(EXTERNAL, Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());

        var refused = assertThrows(ApplianceException.class, () -> file.read(() -> Asked.NOTHING));
        assertEquals(ExitCode.IDENTITY_DIFFERS, refused.exitCode());
        assertTrue(String.valueOf(refused.getMessage()).endsWith("Name it once more with --database-url URL."));
        assertEquals(EXTERNAL, file.read(() -> external).orElseThrow().database());
    }
}
