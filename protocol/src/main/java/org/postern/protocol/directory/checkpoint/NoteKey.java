package org.postern.protocol.directory.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.postern.crypto.primitive.Ed25519;
import org.postern.crypto.primitive.Sha2;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;

/**
 * The public key of a log or of a witness, with its name (C2SP signed-note, tlog-cosignature).
 *
 * @param name of the key; the name of a log's key is its origin
 * @param use what it signs
 * @param publicKey 32 octets
 */
public record NoteKey(String name, Use use, Octets publicKey) {
    private static final int MAX_TEXT = 2048;

    /** What a key signs; the number is part of the key's id, so that no key does both. */
    public enum Use {
        /** Checkpoints of its own log. */
        LOG(1),
        /** Checkpoints of others, with the time. */
        WITNESS(4);

        private final int number;

        Use(int number) {
            this.number = number;
        }
    }

    /** Checks name and length. */
    public NoteKey {
        if (!Note.isName(name) || publicKey.length() != Ed25519.KEY_LENGTH) {
            throw new IllegalArgumentException("Expected a name without spaces and plus, and a key of 32 octets");
        }
    }

    /** The first four octets of a hash over name, use and key. */
    public int id() {
        byte[] hash = Sha2.sha256((name + "\n").getBytes(StandardCharsets.UTF_8), typed());
        return ByteBuffer.wrap(hash).getInt();
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + Ed25519.KEY_LENGTH)
                .put((byte) use.number)
                .put(publicKey.toArray())
                .array();
    }

    /** The text by which a key is handed over: name, id and key with pluses between. */
    public String text() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /**
     * Reads such a text.
     *
     * @throws Malformed when it is none
     */
    public static NoteKey read(String text) throws Malformed {
        String[] parts = text.split("\\+", 3);
        if (text.length() > MAX_TEXT || parts.length != 3) {
            throw new Malformed("Expected name, id and key with pluses between, found another text");
        }
        try {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            Use use = use(typed);
            NoteKey read = new NoteKey(parts[0], use, Octets.of(Arrays.copyOfRange(typed, 1, typed.length)));
            if (!read.text().equals(text)) {
                throw new Malformed("Expected the id of this key, found another");
            }
            return read;
        } catch (IllegalArgumentException e) {
            throw new Malformed("Expected a key of Ed25519, found another text", e);
        }
    }

    private static Use use(byte[] typed) throws Malformed {
        for (Use use : Use.values()) {
            if (typed.length > 0 && typed[0] == use.number) {
                return use;
            }
        }
        throw new Malformed("Expected a key of a log or of a witness, found another");
    }

    boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verify(publicKey.toArray(), message, signature);
    }
}
