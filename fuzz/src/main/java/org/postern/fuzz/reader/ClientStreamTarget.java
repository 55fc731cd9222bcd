package org.postern.fuzz.reader;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.transport.PrivmxTls;
import org.postern.transport.blocking.ClientStream;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.CallRequest;

/**
 * What comes in a record stream, as the client reads it (transport.md §27). With an even first byte the rest answers the key exchange in
 * the clear: a key exchange may seem to succeed, but no call is answered. Otherwise a server that has the keys lies: every deed ends with a documented failure or a result,
 * nobody waits for a stream that is over, and no password login is believed.
 */
public final class ClientStreamTarget implements FuzzTarget {
    private static final EcPrivateKey RECOVERY_KEY = EcPrivateKey.of(FuzzedServer.scalar(19));

    /** Every answer comes while the client sends, so what it waits for afterwards never comes. */
    private static final Duration SILENCE = Duration.ofMillis(2);

    @FunctionalInterface
    private interface Deed {
        void run(ClientStream client) throws IOException, TransportException;
    }

    @Override
    public void run(byte[] input) throws IOException, TransportException {
        if (input.length == 0) {
            return;
        }
        boolean honestStart = (input[0] & 1) != 0;
        LyingStream link = new LyingStream(honestStart, Arrays.copyOfRange(input, 1, input.length));
        try (ClientStream client = PrivmxTls.getInstance()
                .newClientStream(link, _ -> {}, new FuzzedServer.FixedRandom(), FuzzedServer.CLOCK, "client;1")) {
            client.setTimeout(SILENCE);
            link.start(client);
            if (honestStart) {
                client.connect();
                act(input[0] >> 1 & 3, client);
            } else {
                boolean answered = succeeds(client, ClientStream::connect)
                        && succeeds(client, c -> c.call(List.of(new CallRequest("one", Map.of()))));
                Require.that(!answered, "no answer without keys");
            }
            link.end();
            Require.that(!client.isOpen() && !client.isLoggedIn(), "the end is the end");
        }
    }

    private static void act(int deed, ClientStream client) {
        switch (deed) {
            case 0 ->
                succeeds(client, c -> {
                    List<CallRequest> calls =
                            List.of(new CallRequest("one", Map.of()), new CallRequest("two", Map.of()));
                    Require.that(c.call(calls).size() == calls.size(), "one outcome for each call");
                });
            case 1 -> {
                boolean in = succeeds(client, c -> c.login("alice", "example.com", _ -> "password"));
                Require.that(!in && !client.isLoggedIn(), "no login without proof of the verifier");
            }
            case 2 -> succeeds(client, c -> c.loginWithKey(RECOVERY_KEY));
            default -> succeeds(client, ClientStream::changeKeys);
        }
    }

    private static boolean succeeds(ClientStream client, Deed deed) {
        try {
            deed.run(client);
            return true;
        } catch (IOException | TransportException _) {
            return false;
        }
    }

    /** Ends the stream as a lost connection does. */
    static void lose(ClientStream client) {
        client.ended(Optional.empty());
    }
}
