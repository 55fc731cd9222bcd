package org.postern.client.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.client.account.Account;
import org.postern.client.account.SomeAccount;
import org.postern.client.connection.Connector;
import org.postern.client.connection.KnownServers;
import org.postern.client.connection.Patience;
import org.postern.client.connection.ServerNotices;
import org.postern.client.connection.TransportChoice;
import org.postern.client.connection.WholeServer;
import org.postern.client.failure.CallRefused;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.OutcomeUnknown;
import org.postern.client.failure.ServerUnreachable;

@Timeout(60)
@SuppressWarnings("NullAway.Init") // each test connects first, by its own carrier
class UnknownOutcomeTest {
    private final StoredInMemory stored = new StoredInMemory();

    @TempDir
    private Path folder;

    private WholeServer server;
    private Connector connector;
    private Account account;
    private FileStore files;

    @BeforeEach
    void listen() throws IOException {
        server = new WholeServer(stored);
    }

    private void connect(TransportChoice transport) throws ClientFailure {
        connector = new Connector(
                new SecureRandom(),
                InstantSource.system(),
                "test;1",
                new Patience(List.of(Duration.ZERO)),
                new Connector.Habits(transport, KnownServers.ofProcess(), ServerNotices.NONE));
        account = SomeAccount.on(connector.open(server.address()));
        files = new FileStore(account);
    }

    /** Each of both carriers breaks in its own way. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = TransportChoice.class,
            names = {"HTTP", "STREAM"})
    private @interface OverBoth {}

    @AfterEach
    void stop() throws IOException {
        connector.close();
        server.close();
    }

    private void put(String name) throws ClientFailure, IOException {
        files.put(Files.writeString(folder.resolve(name), "content of " + name), name, Progress.SILENT);
    }

    private void cutAfter(String method, int times) {
        AtomicInteger seen = new AtomicInteger();
        server.cutAfter(call -> call.method().equals(method) && seen.incrementAndGet() == times);
    }

    private List<String> names() throws ClientFailure {
        return files.list().entries().stream().map(DirectoryEntry::name).toList();
    }

    private String content(String name) throws ClientFailure, IOException {
        Descriptors descriptors = new Descriptors(account.session());
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        descriptors.read(descriptors.get(files.find(name)), content, Progress.SILENT);
        return content.toString(UTF_8);
    }

    @OverBoth
    @DisplayName("a file is not deleted when the line breaks after it was listed")
    void deletesNothingWhenTheLineBreaksAfterTheFileWasListed(TransportChoice transport) throws Exception {
        connect(transport);
        put("first");
        cutAfter("descriptorUpdate", 1);

        OutcomeUnknown unknown = assertThrows(OutcomeUnknown.class, () -> put("second"));

        assertInstanceOf(ServerUnreachable.class, unknown.reason());
        assertEquals(List.of("first", "second"), names());
        assertEquals("content of second", content("second"));
    }

    @OverBoth
    void deletesNothingWhenTheLineBreaksAfterTheFirstListWasMade(TransportChoice transport) throws Exception {
        connect(transport);
        cutAfter("descriptorCreateFinish", 2);

        assertThrows(OutcomeUnknown.class, () -> put("first"));

        assertEquals(List.of("first"), names());
        assertEquals("content of first", content("first"));
    }

    @OverBoth
    void deletesNothingWhenTheLineBreaksAfterTheFileWasStored(TransportChoice transport) throws Exception {
        connect(transport);
        cutAfter("descriptorCreateFinish", 1);

        assertThrows(OutcomeUnknown.class, () -> put("first"));

        assertEquals(List.of(), names());
        assertEquals(1, stored.descriptors.size());
    }

    @OverBoth
    void deletesNothingWhenTheLineBreaksAfterAnEntryWasRemoved(TransportChoice transport) throws Exception {
        connect(transport);
        put("first");
        cutAfter("descriptorUpdate", 1);

        assertThrows(OutcomeUnknown.class, () -> files.remove("first"));

        assertEquals(List.of(), names());
        assertEquals(2, stored.descriptors.size());
    }

    @OverBoth
    void deletesNothingAfterAnInternalErrorOfTheDecidingCall(TransportChoice transport) throws Exception {
        connect(transport);
        put("first");
        stored.failAfterDoing("descriptorUpdate");

        OutcomeUnknown unknown = assertThrows(OutcomeUnknown.class, () -> put("second"));

        assertInstanceOf(CallRefused.class, unknown.reason());
        assertEquals("content of second", content("second"));
    }

    @OverBoth
    void deletesAFileThatWasNotListedForCertain(TransportChoice transport) throws Exception {
        connect(transport);
        put("first");
        stored.refuse("descriptorUpdate");

        assertThrows(CallRefused.class, () -> put("second"));

        assertEquals(List.of("first"), names());
        assertEquals(2, stored.descriptors.size());
    }

    @OverBoth
    void deletesAFileThatWasNotListedBecauseTheLineBrokeBeforeTheDecidingCall(TransportChoice transport)
            throws Exception {
        connect(transport);
        put("first");
        cutAfter("descriptorUpdateInit", 1);

        assertThrows(ServerUnreachable.class, () -> put("second"));

        assertEquals(List.of("first"), names());
        assertEquals(2, stored.descriptors.size());
    }
}
