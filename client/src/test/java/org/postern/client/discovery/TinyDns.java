package org.postern.client.discovery;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server on this machine that knows TXT records and nothing else (RFC 1035 §4). */
final class TinyDns implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int NO_SUCH_NAME = 3;
    private static final int TXT = 16;
    static final int TTL = 300;

    private volatile int ttl = TTL;

    private final DatagramSocket socket =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final InetSocketAddress address = (InetSocketAddress) socket.getLocalSocketAddress();
    private final Map<String, List<List<String>>> records = new ConcurrentHashMap<>();

    TinyDns() throws SocketException {
        Thread.ofVirtual().start(this::serve);
    }

    /** Where it listens, or did. */
    InetSocketAddress address() {
        return address;
    }

    /** How long its answers may be remembered. */
    void setTtl(int seconds) {
        ttl = seconds;
    }

    /** Gives a name one record for each list; a record may have several strings. */
    void put(String name, List<List<String>> texts) {
        records.put(name, texts);
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket query = new DatagramPacket(new byte[512], 512);
                socket.receive(query);
                byte[] answer = answer(query.getData());
                socket.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private byte[] answer(byte[] query) throws IOException {
        StringBuilder name = new StringBuilder();
        int at = HEADER;
        while (query[at] != 0) {
            String label = new String(query, at + 1, query[at], StandardCharsets.US_ASCII);
            name.append(name.isEmpty() ? "" : ".").append(label);
            at += 1 + query[at];
        }
        List<List<String>> found = records.getOrDefault(name.toString(), List.of());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(query, 0, 2);
        out.writeShort(found.isEmpty() ? 0x8180 | NO_SUCH_NAME : 0x8180);
        out.writeShort(1);
        out.writeShort(found.size());
        out.writeInt(0);
        out.write(query, HEADER, at + 5 - HEADER);
        for (List<String> strings : found) {
            write(out, strings);
        }
        return bytes.toByteArray();
    }

    private void write(DataOutputStream out, List<String> strings) throws IOException {
        out.writeShort(0xc000 | HEADER);
        out.writeShort(TXT);
        out.writeShort(1);
        out.writeInt(ttl);
        out.writeShort(strings.stream().mapToInt(s -> 1 + s.length()).sum());
        for (String string : strings) {
            out.writeByte(string.length());
            out.writeBytes(string);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
