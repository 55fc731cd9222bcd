package org.postern.protocol.directory.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Octets;

/**
 * What a header commits to besides its tree, in its nonce (pki.md §19.2, §19.3): items of four ASCII octets that name them
 * and 32 octets each. A nonce of another form commits to nothing, as one of 2018.
 *
 * @param log root of the log of all revisions before this one, named {@code "log1"}
 * @param indexKey public key of suite 3 by which names are placed, named {@code "vrf3"}
 */
public record Commitments(Optional<Hash> log, Optional<Hash> indexKey) {
    /** An empty nonce. */
    public static final Commitments NONE = new Commitments(Optional.empty(), Optional.empty());

    private static final String LOG = "log1";
    private static final String INDEX_KEY = "vrf3";
    private static final int TAG_LENGTH = 4;
    private static final int ITEM_LENGTH = TAG_LENGTH + Hash.LENGTH;
    private static final int MAX_ITEMS = 8;

    /** Reads a nonce; items of other names are passed over. */
    public static Commitments read(Octets nonce) {
        if (nonce.length() % ITEM_LENGTH != 0 || nonce.length() > MAX_ITEMS * ITEM_LENGTH) {
            return NONE;
        }
        Map<String, Hash> items = new LinkedHashMap<>();
        ByteBuffer in = ByteBuffer.wrap(nonce.toArray());
        byte[] tag = new byte[TAG_LENGTH];
        byte[] value = new byte[Hash.LENGTH];
        while (in.hasRemaining()) {
            in.get(tag).get(value);
            if (items.put(new String(tag, StandardCharsets.ISO_8859_1), Hash.of(value)) != null) {
                return NONE;
            }
        }
        return new Commitments(Optional.ofNullable(items.get(LOG)), Optional.ofNullable(items.get(INDEX_KEY)));
    }

    /** The nonce. */
    public Octets encode() {
        int items = (log.isPresent() ? 1 : 0) + (indexKey.isPresent() ? 1 : 0);
        ByteBuffer out = ByteBuffer.allocate(items * ITEM_LENGTH);
        log.ifPresent(root -> put(out, LOG, root));
        indexKey.ifPresent(key -> put(out, INDEX_KEY, key));
        return Octets.of(out.array());
    }

    private static void put(ByteBuffer out, String tag, Hash value) {
        out.put(tag.getBytes(StandardCharsets.US_ASCII)).put(value.toArray());
    }
}
