package org.postern.protocol.directory;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A name in the directory, such as {@code user:alice}, taken as it is: no folding of case, no normalisation (pki.md §5.1,
 * §13.1).
 */
public final class EntryName {
    /** The entry that no database is without. */
    public static final EntryName SERVER = of("server:");

    /** Octets of the longest name. */
    public static final int MAX_LENGTH = 1024;

    private final String text;
    private final Octets octets;

    private EntryName(String text, Octets octets) {
        this.text = text;
        this.octets = octets;
    }

    /**
     * The name of a text, which may be empty.
     *
     * @throws Malformed when the text has no form in UTF-8, or one of more than {@link #MAX_LENGTH} octets
     */
    public static EntryName read(String text) throws Malformed {
        if (text.length() > MAX_LENGTH) {
            throw new Malformed("Expected a name of at most 1024 octets, found more");
        }
        try {
            ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            if (buffer.remaining() > MAX_LENGTH) {
                throw new Malformed("Expected a name of at most 1024 octets, found " + buffer.remaining());
            }
            byte[] octets = new byte[buffer.remaining()];
            buffer.get(octets);
            return new EntryName(text, Octets.of(octets));
        } catch (CharacterCodingException e) {
            throw new Malformed("Expected a name of whole characters, found a lone surrogate", e);
        }
    }

    /**
     * The same for a name that is known to be one.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static EntryName of(String text) {
        try {
            return read(text);
        } catch (Malformed e) {
            throw new IllegalArgumentException(e);
        }
    }

    public String text() {
        return text;
    }

    /** The UTF-8 form. */
    public byte[] octets() {
        return octets.toArray();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntryName that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
