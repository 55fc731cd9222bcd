package org.postern.db;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Somebody who has taken the port of the database and asks for the password, in the words of PostgreSQL's protocol (documentation,
 * chapter 54). It keeps what it was sent after the first message, which names the account only.
 */
final class Impostor implements AutoCloseable {
    private static final int ENCRYPTION_REQUESTS = 80_877_103;
    private static final int READY = 'Z';

    /** What it asks for. */
    enum Manner {
        CLEARTEXT(3),
        MD5(5),
        TRUST(0),
        /** Asks for a proof, but never gives its own. */
        HALF_A_PROOF(10);

        private final int code;

        Manner(int code) {
            this.code = code;
        }
    }

    private final ServerSocket socket;
    private final Manner manner;
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    Impostor(Manner manner) throws IOException {
        this(manner, 0);
    }

    Impostor(Manner manner, int port) throws IOException {
        this.manner = manner;
        this.socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new java.net.InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        Thread.ofPlatform().daemon().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Messages that came after it had asked, each with its kind in front. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(new DataInputStream(client.getInputStream()), new DataOutputStream(client.getOutputStream()));
            } catch (IOException e) {
                // The client has gone, as it should.
            }
        }
    }

    private void talk(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] first = body(in);
        while (first.length == 4 && code(first) >= ENCRYPTION_REQUESTS) {
            out.write('N');
            first = body(in);
        }
        ask(out);
        while (true) {
            int kind = in.readUnsignedByte();
            String text = new String(body(in), ISO_8859_1);
            heard.add((char) kind + text);
            if (manner == Manner.HALF_A_PROOF && text.contains("r=") && !text.contains("p=")) {
                String nonce = text.substring(text.indexOf("r=") + 2);
                message(out, 'R', 11, ("r=" + nonce + "x,s=c2FsdHNhbHRzYWx0,i=4096").getBytes(ISO_8859_1));
            } else {
                message(out, 'R', 0, new byte[0]);
                ready(out);
            }
        }
    }

    private void ask(DataOutputStream out) throws IOException {
        byte[] more = switch (manner) {
            case CLEARTEXT, TRUST -> new byte[0];
            case MD5 -> new byte[] {1, 2, 3, 4};
            case HALF_A_PROOF -> "SCRAM-SHA-256\0\0".getBytes(ISO_8859_1);
        };
        message(out, 'R', manner.code, more);
        if (manner == Manner.TRUST) {
            ready(out);
        }
    }

    private static void ready(DataOutputStream out) throws IOException {
        out.write(READY);
        out.writeInt(5);
        out.write('I');
        out.flush();
    }

    private static void message(DataOutputStream out, char kind, int code, byte[] more) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        DataOutputStream bytes = new DataOutputStream(whole);
        bytes.write(kind);
        bytes.writeInt(8 + more.length);
        bytes.writeInt(code);
        bytes.write(more);
        out.write(whole.toByteArray());
        out.flush();
    }

    private static byte[] body(DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - 4];
        in.readFully(body);
        return body;
    }

    private static int code(byte[] bytes) {
        return new java.math.BigInteger(bytes).intValue();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
