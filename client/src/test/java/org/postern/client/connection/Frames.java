package org.postern.client.connection;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.postern.transport.message.StreamEnd;

/** The server's side of WebSocket frames, as far as a record stream needs them (RFC 6455 §5). */
final class Frames {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int BINARY = 2;
    private static final int CLOSE = 8;

    private final DataInputStream in;
    private final DataOutputStream out;

    Frames(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** What the server answers to the client's key. */
    static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The content of the next binary frame; whole messages or parts of them are the same to a record stream. */
    byte[] read() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        int length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] mask = in.readNBytes(4);
        byte[] content = in.readNBytes(length);
        for (int i = 0; i < content.length; i++) {
            content[i] ^= mask[i % 4];
        }
        if ((first & 0x0f) == CLOSE) {
            throw new EOFException("closed by the client");
        }
        return content;
    }

    synchronized void write(byte[] content) throws IOException {
        frame(BINARY, content);
    }

    synchronized void close(StreamEnd end) throws IOException {
        byte[] reason = end.reason().getBytes(StandardCharsets.UTF_8);
        frame(
                CLOSE,
                ByteBuffer.allocate(2 + reason.length)
                        .putShort((short) end.code())
                        .put(reason)
                        .array());
    }

    private void frame(int type, byte[] content) throws IOException {
        out.writeByte(0x80 | type);
        if (content.length < 126) {
            out.writeByte(content.length);
        } else if (content.length < 1 << 16) {
            out.writeByte(126);
            out.writeShort(content.length);
        } else {
            out.writeByte(127);
            out.writeLong(content.length);
        }
        out.write(content);
        out.flush();
    }
}
