package org.postern.protocol.directory.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;

/**
 * The answer of {@code pkiConfirmRevision}: yes with a signature, or no with a reason (pki.md §12.4).
 *
 * @param confirmed yes or no
 * @param signature packet over the revision, where confirmed
 * @param info one of the words of the reference; another one is kept as it is
 */
public record Confirmation(boolean confirmed, Optional<Octets> signature, String info) {
    /** Looked, and agrees. */
    public static final String OK = "ok";
    /** Looked, and the revision is not on the history. */
    public static final String UNKNOWN_REVISION = "unknown-revision";
    /** Looked, and the history contradicts what was seen before. */
    public static final String INCONSISTENT_HISTORY = "inconsistent-history";
    /** Could not look. */
    public static final String UNREACHABLE = "unreachable";
    /** Does not look for the one who asks. */
    public static final String NOT_ALLOWED = "not-allowed";

    private static final int MAX_SIGNATURE = 16 * 1024;
    private static final int MAX_INFO = 255;

    /**
     * Reads an answer.
     *
     * @throws Malformed when it has another form
     */
    public static Confirmation read(@Nullable Object value) throws Malformed {
        Fields in = Fields.of(value);
        if (!(in.required("confirmed") instanceof Boolean confirmed)) {
            throw new Malformed("Expected true or false as confirmed, found another value");
        }
        return new Confirmation(confirmed, in.optionalOctets("signature", MAX_SIGNATURE), in.text("info", MAX_INFO));
    }

    /** The map that travels. */
    public Map<String, @Nullable Object> write() {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("confirmed", confirmed);
        signature.ifPresent(s -> out.put("signature", s.toArray()));
        out.put("info", info);
        return out;
    }
}
