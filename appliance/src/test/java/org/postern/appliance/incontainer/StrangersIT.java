package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.client.http.HttpFetcher;
import org.postern.client.http.StreamClosed;
import org.postern.client.http.WebSocketLink;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.StreamEnd;

/** What one stranger sends to take the server from everybody else, and that it does not (api.md §22). Bytes by hand. */
@ExtendWith(ArquillianExtension.class)
@Timeout(120)
class StrangersIT {
    private static final byte HANDSHAKE = 22;
    private static final byte ALERT = 21;
    private static final int POLICY = 1008;
    private static final int TOO_BIG = 1009;
    private static final int MEBIBYTE = 1 << 20;

    private final List<Stranger> strangers = new ArrayList<>();

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    private Stranger strangerAt(String address) throws IOException {
        Stranger stranger = new Stranger(FreshApplication.server(), address);
        strangers.add(stranger);
        return stranger;
    }

    @AfterEach
    void closeAll() {
        strangers.forEach(Stranger::close);
    }

    /** A record in the clear: version 1, type, length, two reserved bytes, payload (transport.md §6.1). */
    private static byte[] record(byte type, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length)
                .put((byte) 1)
                .put(type)
                .putInt(payload.length)
                .putShort((short) 0)
                .put(payload)
                .array();
    }

    /** The beginning of a record that is announced and does not come. */
    private static byte[] beginning(int announced, int sent) {
        byte[] bytes = new byte[8 + sent];
        ByteBuffer.wrap(bytes).put((byte) 1).put(HANDSHAKE).putInt(announced);
        return bytes;
    }

    /** {type: "ecdhe", key} in PSON (transport.md §5). */
    static byte[] ecdhe() {
        byte[] key = EcPrivateKey.generate(new SecureRandom()).publicKey().compressed();
        return record(
                HANDSHAKE,
                pson("f602fc0474797065fc056563646865fc036b6579ff21"
                        + HexFormat.of().formatHex(key)));
    }

    /** {type: "ticket_request", count: 1}. */
    private static byte[] ticketRequest() {
        return record(HANDSHAKE, pson("f602fc0474797065fc0e7469636b65745f72657175657374fc05636f756e7402"));
    }

    private static byte[] pson(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static byte[] concat(List<byte[]> parts) {
        ByteBuffer all =
                ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(all::put);
        return all.array();
    }

    private static void awaitBytes(Stranger.Line line, long least) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (line.received() < least && line.isOpen() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertTrue(line.received() >= least, "received " + line.received() + (line.isOpen() ? "" : ", closed"));
    }

    private static void assertServed(RecordClient client) throws Exception {
        assertEquals(new CallOutcome.Result("pong"), client.call("ping", Map.of()));
    }

    @Test
    @DisplayName("52,000 requests for tickets in streams of eight addresses end nobody else's tickets")
    void ticketsOfOthersOutliveAFlood() throws Exception {
        RecordClient stranger = RecordClient.connectTo(FreshApplication.server());
        RecordClient user = FreshApplication.begin().administrator();
        assertServed(user);

        byte[] four = concat(Collections.nCopies(4, ticketRequest()));
        List<Stranger.Line> lines = new ArrayList<>();
        for (int address = 1; address <= 8; address++) {
            Stranger.Line line = strangerAt("127.0.1." + address).line();
            lines.add(line);
            assertTrue(line.send(ecdhe()));
        }
        for (int i = 0; i < 13_000; i++) {
            assertTrue(lines.get(i % lines.size()).send(four));
        }
        for (Stranger.Line line : lines) {
            // An answer to each has at least the 16 bytes of its ticket.
            awaitBytes(line, 16 * 6_500L);
        }

        assertServed(user);
        assertServed(stranger);
    }

    @Test
    @DisplayName("thirty streams with records that do not end take the memory of their own address and nobody else's")
    void memoryOfOthersIsTheirs() throws Exception {
        Stranger stranger = strangerAt("127.0.0.3");
        List<Stranger.Line> lines = new ArrayList<>();
        for (int i = 0; i < 30 && allOpen(lines); i++) {
            Stranger.Line line = stranger.line();
            lines.add(line);
            // With keys agreed on, the time for the whole record is long.
            boolean taken = line.send(ecdhe()) && line.send(beginning(4 * MEBIBYTE - 1024, 0));
            for (int piece = 0; piece < 15 && taken; piece++) {
                taken = line.send(new byte[256 << 10]);
            }
        }
        awaitClosed(lines);
        // Lines that were refused together have given back what they held: it is filled again until a body is refused
        // too.
        int status = stranger.post(record(ALERT, new byte[7 * MEBIBYTE])).statusCode();
        for (int i = 0; i < 30 && status != 503; i++) {
            Stranger.Line line = stranger.line();
            boolean taken = line.send(ecdhe()) && line.send(beginning(4 * MEBIBYTE - 1024, 0));
            for (int piece = 0; piece < 15 && taken; piece++) {
                taken = line.send(new byte[256 << 10]);
            }
            status = stranger.post(record(ALERT, new byte[7 * MEBIBYTE])).statusCode();
        }
        assertEquals(503, status, "a large body from the same address");
        assertEquals(
                200,
                strangerAt("127.0.0.4")
                        .post(record(ALERT, new byte[7 * MEBIBYTE]))
                        .statusCode(),
                "and from another");
    }

    private static boolean allOpen(List<Stranger.Line> lines) {
        return lines.stream().allMatch(Stranger.Line::isOpen);
    }

    /** Until the server, which reads what is under way in its own time, has refused one of them. */
    private static void awaitClosed(List<Stranger.Line> lines) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (allOpen(lines) && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertFalse(allOpen(lines), "not all of it was taken");
    }

    @Test
    @DisplayName("a record larger than a stream may have is refused before it is there")
    void recordTooBigForAStream() throws Exception {
        Stranger.Line line = strangerAt("127.0.0.5").line();
        boolean taken = line.send(beginning(8 * MEBIBYTE - 1024, 0));
        for (int piece = 0; piece < 28 && taken; piece++) {
            taken = line.send(new byte[256 << 10]);
        }
        assertEquals(TOO_BIG, line.closeCode());
    }

    @Test
    @DisplayName("ignored records are given back, and a record that is not completed ends its stream")
    void ignoredRecordsCostNothingAndUnfinishedOnesEnd() throws Exception {
        Stranger stranger = strangerAt("127.0.0.6");
        Stranger.Line unfinished = stranger.line();
        assertTrue(unfinished.send(ecdhe()));
        assertTrue(unfinished.send(beginning(1000, 10)));

        Stranger.Line line = stranger.line();
        assertTrue(line.send(ecdhe()));
        byte[] ignored = concat(Collections.nCopies(15, record(ALERT, new byte[64 << 10])));
        for (int sent = 0; sent < 80 * MEBIBYTE; sent += ignored.length) {
            assertTrue(line.send(ignored));
        }
        long before = line.received();
        assertTrue(line.send(ticketRequest()));
        awaitBytes(line, before + 16);

        assertEquals(POLICY, unfinished.closeCode());
    }

    @Test
    @DisplayName(
            "one address has five hundred streams without a login and is told why it gets no more; another still gets one")
    void streamsOfOneAddressAreBounded() throws Exception {
        Stranger stranger = strangerAt("127.0.0.1");
        for (int i = 0; i < 500; i++) {
            assertTrue(stranger.line().send(ecdhe()));
        }
        assertEquals(POLICY, stranger.line().closeCode());
        assertEquals(Optional.of(StreamEnd.TOO_MANY_STREAMS), endForOurClient());
        Stranger.Line other = strangerAt("127.0.0.8").line();
        assertTrue(other.send(ecdhe()));
        awaitBytes(other, 33);
    }

    /** How the server ends a stream of our own client, which comes from 127.0.0.1 too. */
    private static Optional<StreamEnd> endForOurClient() throws Exception {
        CompletableFuture<Optional<IOException>> end = new CompletableFuture<>();
        URI stream = URI.create("ws://" + FreshApplication.server().getAuthority() + "/api/v2.0/stream");
        try (HttpFetcher http = new HttpFetcher()) {
            var _ = http.stream(stream, StreamClient.SUBPROTOCOL, Duration.ofSeconds(10), new WebSocketLink.Receiver() {
                @Override
                public void received(byte[] bytes) {}

                @Override
                public void ended(Optional<IOException> reason) {
                    end.complete(reason);
                }
            });
            return assertInstanceOf(
                            StreamClosed.class, end.get(10, TimeUnit.SECONDS).orElseThrow())
                    .end();
        }
    }
}
