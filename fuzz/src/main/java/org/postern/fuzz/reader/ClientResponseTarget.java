package org.postern.fuzz.reader;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.pson.Pson;
import org.postern.pson.PsonException;
import org.postern.pson.PsonLimits;
import org.postern.transport.PrivmxTls;
import org.postern.transport.blocking.BodyExchange;
import org.postern.transport.blocking.ClientConnection;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.CallRequest;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.Frame;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Payload;
import org.postern.transport.record.Randoms;
import org.postern.transport.record.RecordReader;
import org.postern.transport.record.RecordRefused;
import org.postern.transport.record.RecordWriter;
import org.postern.transport.server.ServerEngine;

/**
 * Responses as the client reads them (transport.md §8.1, §9). With an even first byte the rest is the response to a key exchange, of
 * somebody without the keys: the client never connects. Otherwise a server that has the keys lies in the answer to the deed the byte
 * names: the client ends with a documented failure or a result, and never believes in a password login.
 */
public final class ClientResponseTarget implements FuzzTarget {
    private static final EcPrivateKey RECOVERY_KEY = EcPrivateKey.of(FuzzedServer.scalar(19));

    @FunctionalInterface
    private interface Deed {
        void run(ClientConnection client) throws IOException, TransportException;
    }

    @Override
    public void run(byte[] input) throws IOException, TransportException {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        if ((input[0] & 1) == 0) {
            ClientConnection client = client(_ -> rest);
            Require.that(!succeeds(client, ClientConnection::connect), "no connection without keys");
        } else {
            lie(input[0] >> 1 & 3, rest);
        }
    }

    private static ClientConnection client(BodyExchange exchange) {
        return PrivmxTls.getInstance()
                .newClientConnection(exchange, new FuzzedServer.FixedRandom(), FuzzedServer.CLOCK, "client;1");
    }

    private static void lie(int deed, byte[] script) throws IOException, TransportException {
        LyingServer server = new LyingServer(script);
        ClientConnection client = client(server::answer);
        client.connect();
        server.lying = true;
        switch (deed) {
            case 0 ->
                succeeds(client, c -> {
                    int outcomes =
                            c.call(List.of(new CallRequest("echo", Map.of()))).size();
                    Require.that(outcomes == 1, "one outcome for a call");
                });
            case 1 -> {
                boolean in = succeeds(client, c -> c.login("alice", "example.com", _ -> "password"));
                Require.that(!in && !client.isLoggedIn(), "no login without proof of the verifier");
            }
            case 2 ->
                Require.that(
                        succeeds(client, c -> c.loginWithKey(RECOVERY_KEY)) == client.isLoggedIn(),
                        "a login is a login");
            default -> succeeds(client, ClientConnection::changeKeys);
        }
    }

    private static boolean succeeds(ClientConnection client, Deed deed) {
        try {
            deed.run(client);
            return true;
        } catch (IOException | TransportException _) {
            return false;
        }
    }

    /** Connects honestly, and then answers by the script under the right keys. */
    private static final class LyingServer {
        private final FuzzedServer server = new FuzzedServer();
        private final byte[] script;
        private boolean lying;

        LyingServer(byte[] script) {
            this.script = script;
        }

        byte[] answer(byte[] body) {
            if (lying) {
                return lie(body);
            }
            ServerEngine engine = server.engine();
            engine.feed(body);
            engine.finish();
            var _ = engine.next();
            return engine.drain();
        }

        private byte[] lie(byte[] body) {
            Randoms randoms = randoms(body);
            RecordWriter writer = new RecordWriter();
            writer.write(ContentType.CHANGE_CIPHER_SPEC, new byte[0], 0, 0);
            writer.switchTo(KeySchedule.recordKeys(server.grant().masterSecret(), randoms)
                    .server());
            for (Steps.Step step : Steps.of(script)) {
                ContentType type = switch (step.operation() % 6) {
                    case 0, 1 -> ContentType.HANDSHAKE;
                    case 2, 3 -> ContentType.APPLICATION_DATA;
                    case 4 -> ContentType.ALERT;
                    default -> ContentType.CHANGE_CIPHER_SPEC;
                };
                writer.write(type, step.data(), 0, step.data().length);
            }
            return writer.drain();
        }

        /** Of the ticket that opens every body of a connected client. */
        private static Randoms randoms(byte[] body) {
            try {
                RecordReader reader = new RecordReader();
                reader.feed(body);
                Optional<Frame> frame = reader.next();
                Payload payload = frame.orElseThrow().payload();
                Map<String, @Nullable Object> ticket = Pson.asObject(
                        Pson.decode(payload.buffer(), payload.offset(), payload.length(), PsonLimits.DEFAULT));
                return new Randoms(bytes(ticket, "client_random"), bytes(ticket, "ticket_id"));
            } catch (RecordRefused | PsonException e) {
                throw new AssertionError("the client opens its bodies with a ticket", e);
            }
        }

        private static byte[] bytes(Map<String, @Nullable Object> message, String name) {
            if (message.get(name) instanceof byte[] bytes) {
                return bytes;
            }
            throw new AssertionError("the client sends " + name);
        }
    }
}
