package org.postern.protocol.directory.checkpoint;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;

/**
 * One line of signature under a note (C2SP signed-note), of a kind known here or not.
 *
 * @param name of the key
 * @param keyId first four octets
 * @param signature the octets behind
 */
public record NoteSignature(String name, int keyId, Octets signature) {
    private static final String DASH = "\u2014 ";

    static NoteSignature of(NoteKey key, byte[] signature) {
        return new NoteSignature(key.name(), key.id(), Octets.of(signature));
    }

    boolean isBy(NoteKey key) {
        return name.equals(key.name()) && keyId == key.id();
    }

    /** The line, with its end. */
    String line() {
        byte[] octets = ByteBuffer.allocate(Integer.BYTES + signature.length())
                .putInt(keyId)
                .put(signature.toArray())
                .array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(octets) + "\n";
    }

    /** Reads a line without its end. */
    static NoteSignature read(String line) throws Malformed {
        String[] parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
        if (parts.length != 2 || !Note.isName(parts[0])) {
            throw new Malformed("Expected a line of signature: a dash, a name and base64");
        }
        try {
            byte[] octets = Base64.getDecoder().decode(parts[1]);
            if (octets.length <= Integer.BYTES) {
                throw new Malformed("Expected a signature behind the key's id, found none");
            }
            int keyId = ByteBuffer.wrap(octets).getInt();
            return new NoteSignature(
                    parts[0], keyId, Octets.of(Arrays.copyOfRange(octets, Integer.BYTES, octets.length)));
        } catch (IllegalArgumentException e) {
            throw new Malformed("Expected a signature in base64, found another text", e);
        }
    }
}
