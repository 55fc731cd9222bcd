package org.postern.cli.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.client.connection.KnownServer;
import org.postern.client.connection.ServerKey;
import org.postern.client.discovery.Endpoint;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.FileProblem;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.srp.LoginData;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.keystore.Keystore;

class HomeTest {
    private static final HomeProfile PROFILE = new HomeProfile(
            Hashmail.parse("alice#localhost:8080"),
            ServerAddress.parse("localhost:8080"),
            new LoginData(600_000, new byte[16]),
            KnownServer.STRANGER,
            Optional.empty());
    private static final byte[] KEY = new byte[32];

    @Test
    void hasNoProfileAtFirst(@TempDir Path folder) throws Exception {
        assertTrue(new Home(folder.resolve("none")).profile().isEmpty());
    }

    @Test
    void readsTheProfileItHasWrittenAndShowsItToTheOwnerOnly(@TempDir Path folder) throws Exception {
        Home home = new Home(folder.resolve("deep/home"));
        home.write(PROFILE);

        assertEquals(PROFILE, home.profile().orElseThrow());
        Path file = home.folder().resolve("profile");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())));
    }

    @Test
    @DisplayName("what is remembered is sealed, and opens with its key only")
    void sealsWhatItRemembers(@TempDir Path folder) throws Exception {
        Home home = new Home(folder);
        home.write(PROFILE.with(new Memory(Map.of("a-mailbox", 7L)).seal(KEY, new SecureRandom())));

        byte[] sealed = home.profile().orElseThrow().sealed().orElseThrow();
        byte[] otherKey = KEY.clone();
        Arrays.fill(otherKey, (byte) 1);
        assertEquals(7, Memory.open(KEY, sealed).lastSeen("a-mailbox"));
        assertEquals(0, Memory.open(otherKey, sealed).lastSeen("a-mailbox"));
        String wholeFile = Files.readString(folder.resolve("profile"));
        assertTrue(wholeFile.contains(Base64.getEncoder().encodeToString(sealed)), "it is in the file");
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("a-mailbox"), "but cannot be read there");
    }

    @Test
    void losesNothingWhenSeveralWriteAtOnce(@TempDir Path folder) throws Exception {
        Home home = new Home(folder);
        home.write(PROFILE);
        SecureRandom random = new SecureRandom();
        List<Callable<Boolean>> updates = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> (Callable<Boolean>) () -> {
                    home.update(profile -> profile.with(profile.sealed()
                            .map(bytes -> Memory.open(KEY, bytes))
                            .orElse(Memory.EMPTY)
                            .seen("sink " + i, 1)
                            .seal(KEY, random)));
                    return true;
                })
                .toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> update : threads.invokeAll(updates)) {
                assertTrue(update.get());
            }
        }

        assertEquals(
                20,
                Memory.open(KEY, home.profile().orElseThrow().sealed().orElseThrow())
                        .lastSeen()
                        .size());
    }

    @Test
    void leavesOnlyTheProfileAndTheLock(@TempDir Path folder) throws Exception {
        new Home(folder).write(PROFILE);

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("lock", "profile"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    private static KnownServer known() {
        Keystore keystore = Keystore.certified(EcPrivateKey.generate(new SecureRandom()), "localhost:8080", 1, 1);
        return new KnownServer(
                Optional.of(new Endpoint(
                        PROFILE.server(), URI.create("http://localhost:8080/api/v2.0/"), Instant.ofEpochMilli(5))),
                Optional.of(Instant.ofEpochMilli(7)),
                Optional.of(new ServerKey(keystore)));
    }

    @Test
    @DisplayName("what is known of the home's own server is kept with its key, of others nothing is written")
    void keepsWhatItKnowsOfItsServer(@TempDir Path folder) throws Exception {
        Home home = new Home(folder);
        home.write(PROFILE);
        KnownServer known = known();

        HomeServers servers = HomeServers.of(home);
        servers.update(PROFILE.server(), stranger -> known);
        ServerAddress other = ServerAddress.parse("other.example");
        servers.update(other, stranger -> stranger.at(known.endpoint()));

        assertEquals(known, home.profile().orElseThrow().known());
        assertEquals(known, HomeServers.of(home).find(PROFILE.server()));
        assertEquals(known.endpoint(), servers.find(other).endpoint());
        assertEquals(KnownServer.STRANGER, HomeServers.of(home).find(other));
    }

    @Test
    void doesNotReadAProfileWithTheKeyOfAnotherServer(@TempDir Path folder) throws Exception {
        Home home = new Home(folder);
        home.write(PROFILE.with(known()));
        Path file = folder.resolve("profile");
        Files.writeString(
                file, Files.readString(file).replace("\"server\":\"localhost:8080\"", "\"server\":\"evil.example\""));

        assertThrows(FileProblem.class, home::profile);
    }

    @Test
    void readsAProfileThatKnowsNothingOfItsServer(@TempDir Path folder) throws Exception {
        Home home = new Home(folder);
        home.write(PROFILE);
        Path file = folder.resolve("profile");
        Files.writeString(file, Files.readString(file).replace(",\"known\":{}", ""));

        assertEquals(PROFILE, home.profile().orElseThrow());
    }

    private static void assertSaysWhichFile(Path file, FileProblem problem) {
        assertTrue(problem.sentence().contains(file.toString()), problem.sentence());
        assertTrue(problem.sentence().contains("Your account is unharmed"), problem.sentence());
    }

    /** What is written in the place of {@code "key":"..."}; and whole files. */
    static Stream<UnaryOperator<String>> damages() {
        return Stream.<UnaryOperator<String>>of(
                profile -> "",
                profile -> "{\"format\":2}",
                profile -> profile.substring(0, profile.length() / 2),
                profile -> profile.replaceFirst("\"known\":\\{[^}]*}", "\"known\":null"),
                profile -> profile.replaceFirst("\"known\":\\{[^}]*}", "\"known\":[]"),
                profile -> profile.replaceFirst("\"key\":\"[^\"]*\"", "\"key\":null"),
                profile -> profile.replaceFirst("\"key\":\"[^\"]*\"", "\"key\":7"),
                profile -> profile.replaceFirst("\"key\":\"[^\"]*\"", "\"key\":\"\""),
                profile -> profile.replaceFirst("\"key\":\"[^\"]*\"", "\"key\":\"%%%\""),
                profile -> profile.replaceFirst("\"key\":\"..", "\"key\":\"AA"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("damages")
    @DisplayName("a damaged profile is an error that names the file: its server does not become a stranger by it")
    void doesNotBeginAnewWithADamagedProfile(UnaryOperator<String> damage, @TempDir Path folder) throws Exception {
        Home home = new Home(folder);
        home.write(PROFILE.with(known()));
        Path file = folder.resolve("profile");
        String damaged = damage.apply(Files.readString(file));
        assertNotEquals(Files.readString(file), damaged);
        Files.writeString(file, damaged);

        assertSaysWhichFile(file, assertThrows(FileProblem.class, home::profile));
        assertSaysWhichFile(file, assertThrows(FileProblem.class, () -> HomeServers.of(home)));
        assertSaysWhichFile(file, assertThrows(FileProblem.class, () -> home.write(PROFILE)));
        assertEquals(damaged, Files.readString(file));
    }

    @Test
    @DisplayName("a profile that cannot be read is an error that names the file")
    void doesNotBeginAnewWithAnUnreadableProfile(@TempDir Path folder) throws Exception {
        Path file = Files.createDirectory(folder.resolve("profile"));
        Home home = new Home(folder);

        assertSaysWhichFile(file, assertThrows(FileProblem.class, home::profile));
        assertSaysWhichFile(file, assertThrows(FileProblem.class, () -> HomeServers.of(home)));
    }

    @Test
    void forgetsTheKeyOfItsServerAndNothingElse(@TempDir Path folder) throws Exception {
        Home home = new Home(folder);
        HomeProfile profile = PROFILE.with(known());
        home.write(profile);

        home.update(HomeProfile::withoutServerKey);

        KnownServer left = home.profile().orElseThrow().known();
        assertEquals(Optional.empty(), left.key());
        assertEquals(profile.known().endpoint(), left.endpoint());
        assertEquals(profile.known().noStreamUntil(), left.noStreamUntil());
    }

    @Test
    void remembersTheHighestNumber() {
        Memory memory = Memory.EMPTY.seen("a", 5).seen("a", 3);

        assertEquals(5, memory.lastSeen("a"));
    }
}
