package org.postern.protocol.directory.message;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;

/**
 * TreeSignaturesMessage: what other servers sign of a revision (pki.md §8.7).
 *
 * @param domain the server whose revision it is
 * @param votes by cosigner; nothing at all when the answer has no map of them
 */
public record TreeSignaturesMessage(String domain, Revision hash, Optional<Map<String, Vote>> votes) {
    private static final int MAX_DOMAIN = 255;
    private static final int MAX_VOTES = 1024;
    private static final int MAX_SIGNATURE = 16 * 1024;
    private static final int MAX_INFO = 4096;

    public TreeSignaturesMessage {
        votes = votes.map(Map::copyOf);
    }

    /**
     * What one cosigner said.
     *
     * @param signature the packet; nothing when it did not sign
     * @param info free text, usually empty
     */
    public record Vote(Optional<Octets> signature, String info) {}

    /**
     * Reads an answer.
     *
     * @throws Malformed when it has another form
     */
    public static TreeSignaturesMessage read(@Nullable Object value) throws Malformed {
        Fields in = Fields.of(value);
        Optional<Object> votes = in.any("signatures");
        return new TreeSignaturesMessage(
                in.text("domain", MAX_DOMAIN),
                in.revision("hash"),
                votes.isPresent() ? Optional.of(votes(Fields.of(votes.get()))) : Optional.empty());
    }

    private static Map<String, Vote> votes(Fields in) throws Malformed {
        if (in.members().size() > MAX_VOTES) {
            throw new Malformed("Expected at most " + MAX_VOTES + " signatures, found more");
        }
        Map<String, Vote> votes = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> member : in.members().entrySet()) {
            votes.put(member.getKey(), vote(member.getValue()));
        }
        return votes;
    }

    /** A map, or the signature by itself. */
    private static Vote vote(@Nullable Object value) throws Malformed {
        if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>)) {
            return new Vote(signature(value), "");
        }
        Fields in = Fields.of(value);
        String info = in.any("info").isPresent() ? in.text("info", MAX_INFO) : "";
        return new Vote(signature(in.any("signature").orElse(null)), info);
    }

    private static Optional<Octets> signature(@Nullable Object value) throws Malformed {
        return switch (value) {
            case null -> Optional.empty();
            case String base64 -> Optional.of(signature(base64));
            case byte[] packet -> Optional.of(signature(packet));
            default -> throw new Malformed("Expected a signature, found another value");
        };
    }

    private static Octets signature(String base64) throws Malformed {
        if (base64.length() > MAX_SIGNATURE) {
            throw new Malformed("Expected a signature of at most " + MAX_SIGNATURE + " characters, found more");
        }
        try {
            return Octets.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new Malformed("Expected a signature in base64, found another text", e);
        }
    }

    private static Octets signature(byte[] packet) throws Malformed {
        if (packet.length > MAX_SIGNATURE) {
            throw new Malformed("Expected a signature of at most " + MAX_SIGNATURE + " octets, found more");
        }
        return Octets.of(packet);
    }

    /** The map that travels. */
    public Map<String, @Nullable Object> write() {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("domain", domain);
        out.put("hash", hash.toArray());
        votes.ifPresent(v -> out.put("signatures", written(v)));
        return out;
    }

    private static Map<String, @Nullable Object> written(Map<String, Vote> votes) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        votes.forEach((cosigner, vote) -> {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put(
                    "signature",
                    vote.signature()
                            .map(Octets::toArray)
                            .map(Base64.getEncoder()::encodeToString)
                            .orElse(null));
            map.put("info", vote.info());
            out.put(cosigner, map);
        });
        return out;
    }
}
