package org.postern.cli.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    private static final Profile PROFILE = new Profile(
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
        assertTrue(!Files.readString(folder.resolve("profile")).contains("a-mailbox"));
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

        HomeServers servers = new HomeServers(home);
        servers.update(PROFILE.server(), stranger -> known);
        ServerAddress other = ServerAddress.parse("other.example");
        servers.update(other, stranger -> stranger.at(known.endpoint()));

        assertEquals(known, home.profile().orElseThrow().known());
        assertEquals(known, new HomeServers(home).find(PROFILE.server()));
        assertEquals(known.endpoint(), servers.find(other).endpoint());
        assertEquals(KnownServer.STRANGER, new HomeServers(home).find(other));
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

    @Test
    void saysThatADamagedProfileHarmsNothing(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("profile"), "{\"format\":2}");

        FileProblem problem = assertThrows(FileProblem.class, () -> new Home(folder).profile());
        assertTrue(problem.sentence().contains("unharmed"), problem.sentence());
    }

    @Test
    void remembersTheHighestNumber() {
        Memory memory = Memory.EMPTY.seen("a", 5).seen("a", 3);

        assertEquals(5, memory.lastSeen("a"));
    }
}
