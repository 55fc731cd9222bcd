package org.postern.protocol.directory.message;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.history.Header;
import org.postern.protocol.directory.history.SignedHeader;

/** TreeMessage (pki.md §8.1). */
public final class HeaderMessage {
    private static final int MAX_SIGNATURE = 16 * 1024;
    /** No header of ours has more than 72 octets of it; legacy readers take any length. */
    private static final int MAX_NONCE = 1024;

    private static final long MAX_VERSION = 0xFFFF_FFFFL;

    private HeaderMessage() {}

    /**
     * Reads a header.
     *
     * @throws Malformed when it has another form
     */
    public static SignedHeader read(@Nullable Object value) throws Malformed {
        Fields in = Fields.of(value);
        Header header = new Header(
                in.number("version", 0, MAX_VERSION),
                in.revision("prevTree"),
                in.hash("root"),
                timestamp(in),
                in.optionalOctets("nonce", MAX_NONCE).orElse(Octets.NONE),
                in.number("seq", 0, Long.MAX_VALUE));
        return new SignedHeader(header, in.octets("signature", MAX_SIGNATURE), in.revision("hash"));
    }

    /** Eight octets, or a number. */
    private static long timestamp(Fields in) throws Malformed {
        if (in.required("timestamp") instanceof byte[] octets && octets.length == Long.BYTES) {
            return ByteBuffer.wrap(octets).getLong();
        }
        return in.number("timestamp", 0, Long.MAX_VALUE);
    }

    /** The map of a header; the nonce is there even when it is empty, for the client of 2018 needs it. */
    public static Map<String, @Nullable Object> write(SignedHeader signed) {
        Header header = signed.header();
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("hash", signed.revision().toArray());
        out.put("version", header.version());
        out.put("prevTree", header.previous().toArray());
        out.put("root", header.root().toArray());
        out.put(
                "timestamp",
                ByteBuffer.allocate(Long.BYTES).putLong(header.timestamp()).array());
        out.put("signature", signed.signature().toArray());
        out.put("seq", header.seq());
        out.put("nonce", header.nonce().toArray());
        return out;
    }
}
