package org.postern.client.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.LoginRefused;
import org.postern.client.failure.ServerKeyUnknown;
import org.postern.client.failure.ServerUnreachable;
import org.postern.client.failure.VerificationFailed;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.srp.SrpGroup;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.UtilityMethods;
import org.postern.testkit.OneAccount;
import org.postern.transport.message.StreamEnd;

@Timeout(60)
@Tag("stand-in")
class TransportsTest implements ServerNotices {
    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final KnownServers servers = KnownServers.ofProcess();
    private final List<String> notices = new ArrayList<>();
    private final List<Connector> connectors = new ArrayList<>();
    private WholeServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new WholeServer();
    }

    @AfterEach
    void stop() throws IOException {
        connectors.forEach(Connector::close);
        server.close();
    }

    private ServerSession open(TransportChoice choice) throws ClientFailure {
        InstantSource clock = now::get;
        Connector connector = new Connector(
                random,
                clock,
                "test;1",
                new Patience(List.of(Duration.ZERO)),
                new Connector.Habits(choice, servers, this));
        connectors.add(connector);
        return connector.open(server.address());
    }

    private static void login(ServerSession session, String password) throws ClientFailure {
        session.login(new Hashmail(OneAccount.USER, session.server().toString()), new LoginSecret() {
            @Override
            public String srpPassword(String loginData) {
                return password;
            }

            @Override
            public Predicate<SrpGroup> acceptedGroups() {
                return SrpGroup::isKnown;
            }
        });
    }

    private static String ping(ServerSession session) throws ClientFailure {
        return session.call(UtilityMethods.PING, NoParams.NONE);
    }

    @Override
    public void keyChanged(ServerAddress address, EcPublicKey old, EcPublicKey found) {
        notices.add("changed " + old.text() + " " + found.text());
    }

    @Override
    public void keyUnusable(ServerAddress address, VerificationFailed reason) {
        notices.add("unusable " + reason.sentence());
    }

    @Test
    @DisplayName("the same calls go over a record stream and over HTTP bodies")
    void speaksBothWays() throws Exception {
        for (Transport transport : Transport.values()) {
            ServerSession session = open(TransportChoice.valueOf(transport.name()));
            assertEquals(transport, session.transport());
            assertEquals("pong", ping(session));
            login(session, OneAccount.PASSWORD);
            assertEquals("pong", ping(session));
        }
    }

    @Test
    void takesAStreamWhereItCanBeHad() throws Exception {
        ServerSession session = open(TransportChoice.AUTO);

        assertEquals(Transport.STREAM, session.transport());
        assertEquals("pong", ping(session));
        assertFalse(server.requests.contains("/api/v2.0/"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(value = WholeServer.Way.class, mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
    @DisplayName("I-04.2 falls back to HTTP where streams do not pass, and does not try again for a while")
    void fallsBackToBodies(WholeServer.Way way) throws Exception {
        server.way.set(way);

        for (int i = 0; i < 2; i++) {
            ServerSession session = open(TransportChoice.AUTO);
            assertEquals(Transport.HTTP, session.transport());
            assertEquals("pong", ping(session));
        }
        assertEquals(1, server.streamsAsked());

        server.way.set(WholeServer.Way.OPEN);
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(10)));
        assertEquals(Transport.STREAM, open(TransportChoice.AUTO).transport());
    }

    @Test
    @DisplayName(
            "large transfers go over bodies beside the stream, with its login; where one was asked for, over that alone")
    void takesBodiesForLargeTransfers() throws Exception {
        ServerSession stream = open(TransportChoice.AUTO);
        login(stream, OneAccount.PASSWORD);

        ServerSession bulk = stream.forBulk();
        assertEquals(Transport.HTTP, bulk.transport());
        assertTrue(bulk.openedWithServerKey());
        assertEquals(stream.config(), bulk.config());
        assertEquals(List.of("user"), server.callers(bulk));
        assertSame(bulk, stream.forBulk());
        for (TransportChoice choice : List.of(TransportChoice.STREAM, TransportChoice.HTTP)) {
            ServerSession session = open(choice);
            assertSame(session, session.forBulk());
        }
    }

    @Test
    void takesBodiesWithoutALoginWhereTheStreamHasNone() throws Exception {
        assertEquals(
                List.of("nobody"), server.callers(open(TransportChoice.AUTO).forBulk()));
    }

    @Test
    void givesNoBodiesToWhoeverWantsAStream() {
        server.way.set(WholeServer.Way.REFUSED);

        assertThrows(ServerUnreachable.class, () -> open(TransportChoice.STREAM));
        assertEquals(Optional.empty(), servers.find(server.address()).noStreamUntil());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            DONE             | The server closed the connection. Try again later.
            IDLE             | The server closed the connection because nothing came for a long time.
            SESSION_ENDED    | The server closed the connection because its login has ended. Log in again.
            SERVER_STOPS     | The server is stopping. Try again later.
            NOT_WEBSOCKET    | What was sent was changed on its way to the server. Try again later.
            NOT_BINARY       | What was sent was changed on its way to the server. Try again later.
            TOO_MANY_STREAMS | The server has too many streams, from here or in all. Try again later.
            TOO_MUCH         | The server has no room for so much at the same time. Try again later.
            TOO_SLOW         | The server closed the connection because it was too slow. Try again later.
            NO_KEYS_IN_TIME  | The connection was not agreed on in time. Try again later.
            MESSAGE_TOO_BIG  | What was sent is larger than the server takes over a stream.
            RECORD_TOO_BIG   | What was sent is larger than the server takes over a stream.
            INTERNAL_ERROR   | The server failed. Try again later; its log says more.
            """)
    @DisplayName("why the server closes a stream is said in a sentence, at once and in the middle of a call")
    void saysWhyAStreamWasClosed(StreamEnd end, String sentence) throws Exception {
        server.way.set(WholeServer.Way.TURNED_AWAY);
        server.farewell.set(Optional.of(end));
        assertEquals(sentence, refusal(() -> open(TransportChoice.STREAM)));

        server.way.set(WholeServer.Way.OPEN);
        ServerSession session = open(TransportChoice.STREAM);
        server.closeAfter(call -> true, end);
        assertEquals(sentence, refusal(() -> ping(session)));
    }

    private static String refusal(Executable deed) {
        return assertThrows(ServerUnreachable.class, deed).sentence();
    }

    @Test
    void asksForNoStreamWhereBodiesAreWanted() throws Exception {
        ping(open(TransportChoice.HTTP));

        assertEquals(0, server.streamsAsked());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(value = TransportChoice.class)
    @DisplayName("a connection is opened again with its login after the server was killed")
    void outlivesACrash(TransportChoice choice) throws Exception {
        ServerSession session = open(choice);
        login(session, OneAccount.PASSWORD);
        server.crash();

        assertEquals(
                "pong",
                session.callAllPatiently(UtilityMethods.PING, List.of(NoParams.NONE))
                        .getFirst());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(value = TransportChoice.class)
    void triesAnotherPasswordAfterAWrongOne(TransportChoice choice) throws Exception {
        ServerSession session = open(choice);

        assertThrows(LoginRefused.class, () -> login(session, "wrong"));
        assertEquals("pong", ping(session));
        login(session, OneAccount.PASSWORD);
        assertEquals("pong", ping(session));
    }

    @Test
    void handsOnWhatTheServerSaysUnasked() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        ServerSession session = open(TransportChoice.STREAM);
        ping(session);
        session.listen(new StreamListener() {
            @Override
            public void notified(String method, Map<String, @Nullable Object> params) {
                heard.add(method + params);
            }

            @Override
            public void ended() {
                heard.add("ended");
            }
        });

        server.push("sinkChanged", Map.of("seq", 5L));
        assertEquals("sinkChanged{seq=5}", heard.poll(10, TimeUnit.SECONDS));
        server.crash();
        assertEquals("ended", heard.poll(10, TimeUnit.SECONDS));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TransportChoice.class)
    @DisplayName("the server's key is pinned after a login by password and opens the next connection")
    void pinsTheKeyAfterALogin(TransportChoice choice) throws Exception {
        ServerSession first = open(choice);
        first.config();
        assertFalse(first.openedWithServerKey());
        assertEquals(Optional.empty(), first.serverKey());
        login(first, OneAccount.PASSWORD);
        assertEquals(
                Optional.of(server.key.get().publicKey()), first.serverKey().map(ServerKey::key));

        ServerSession second = open(choice);
        assertTrue(second.openedWithServerKey());
        assertEquals("pong", ping(second));
        // Under the known key alone a server changes nothing for anybody (transport.md §9.6).
        assertFalse(server.live.contains(false));
        login(second, OneAccount.PASSWORD);
        assertEquals(List.of(), notices);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TransportChoice.class)
    @DisplayName("another key is told of, and kept only after the login by password has succeeded")
    void tellsOfAnotherKey(TransportChoice choice) throws Exception {
        login(open(choice), OneAccount.PASSWORD);
        EcPublicKey old = server.key.get().publicKey();
        server.stillHas.add(server.key.get());
        server.key.set(EcPrivateKey.generate(random));
        EcPublicKey fresh = server.key.get().publicKey();

        ServerSession session = open(choice);
        assertTrue(session.openedWithServerKey());
        assertThrows(LoginRefused.class, () -> login(session, "wrong"));
        assertEquals(Optional.of(old), session.serverKey().map(ServerKey::key));
        assertEquals(List.of(), notices);

        ServerSession next = open(choice);
        login(next, OneAccount.PASSWORD);
        assertEquals(List.of("changed " + old.text() + " " + fresh.text()), notices);
        assertEquals(Optional.of(fresh), next.serverKey().map(ServerKey::key));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TransportChoice.class)
    @DisplayName("\"Cannot find key\" from the wire does not make a client go on without the key it knows")
    void doesNotGoOnAnonymouslyWhenTheKeyIsDenied(TransportChoice choice) throws Exception {
        login(open(choice), OneAccount.PASSWORD);
        EcPublicKey known = server.key.get().publicKey();
        server.key.set(EcPrivateKey.generate(random));
        server.requests.clear();

        ServerKeyUnknown refused = assertThrows(ServerKeyUnknown.class, () -> open(choice));

        assertEquals(known, refused.known());
        assertTrue(
                refused.sentence().startsWith(server.address() + " says that it does not have the key"),
                refused.sentence());
        assertEquals(Optional.of(known), servers.find(server.address()).key().map(ServerKey::key));
        // The one in which the key was asked for.
        assertEquals(1, server.recordExchanges());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TransportChoice.class)
    @DisplayName("an impostor that claims to have the key gets no call")
    void makesNoCallToAnImpostor(TransportChoice choice) throws Exception {
        login(open(choice), OneAccount.PASSWORD);
        server.key.set(EcPrivateKey.generate(random));
        server.impostor.set(true);
        server.called.clear();

        assertThrows(ClientFailure.class, () -> ping(open(choice)));

        assertEquals(List.of(), server.called);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TransportChoice.class)
    @DisplayName("a connection that is opened again does not go on without the key it was opened with either")
    void doesNotLogInAgainWhereTheKeyIsDenied(TransportChoice choice) throws Exception {
        login(open(choice), OneAccount.PASSWORD);
        ServerSession session = open(choice);
        login(session, OneAccount.PASSWORD);
        server.key.set(EcPrivateKey.generate(random));
        server.crash();

        assertThrows(
                ServerKeyUnknown.class, () -> session.callAllPatiently(UtilityMethods.PING, List.of(NoParams.NONE)));
        assertThrows(ServerKeyUnknown.class, () -> ping(session));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TransportChoice.class)
    @DisplayName("whoever forgets the key goes on, and learns the new one by a login only")
    void learnsANewKeyAfterTheOldOneWasForgotten(TransportChoice choice) throws Exception {
        login(open(choice), OneAccount.PASSWORD);
        server.key.set(EcPrivateKey.generate(random));
        servers.update(server.address(), KnownServer::withoutKey);

        ServerSession session = open(choice);
        assertFalse(session.openedWithServerKey());
        assertThrows(LoginRefused.class, () -> login(session, "wrong"));
        assertEquals(Optional.empty(), session.serverKey());
        ServerSession next = open(choice);
        login(next, OneAccount.PASSWORD);
        assertEquals(Optional.of(server.key.get().publicKey()), next.serverKey().map(ServerKey::key));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"other.example", "127.0.0.1:1"})
    void refusesTheKeyOfAnotherHost(String host) {
        byte[] other = Keystore.certified(server.key.get(), host, 1, 1).encode();

        assertThrows(VerificationFailed.class, () -> ServerKey.verify(other, server.address()));
    }

    @Test
    void refusesAKeyWhoseSignatureWasAltered() {
        byte[] keystore = server.keystore().encode();
        keystore[keystore.length - 5] ^= 1;

        assertThrows(VerificationFailed.class, () -> ServerKey.verify(keystore, server.address()));
    }
}
