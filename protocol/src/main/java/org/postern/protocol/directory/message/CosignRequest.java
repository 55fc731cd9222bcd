package org.postern.protocol.directory.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;

/**
 * The parameters of {@code signTree}: one server asks another to confirm a revision (pki.md §11.2).
 *
 * @param domain the server under inspection
 * @param hash the revision
 * @param sender the server that asks
 * @param signature signature packet by the sender's primary key over {@link #signedData}
 */
public record CosignRequest(String domain, Revision hash, String sender, Octets signature) {
    private static final int MAX_DOMAIN = 255;
    private static final int MAX_SIGNATURE = 16 * 1024;

    /**
     * Reads the parameters.
     *
     * @throws Malformed when they have another form
     */
    public static CosignRequest read(@Nullable Object value) throws Malformed {
        Fields in = Fields.of(value);
        return new CosignRequest(
                in.text("domain", MAX_DOMAIN),
                Revision.of(in.octetsOrText("hash", Hash.LENGTH, Hash.LENGTH).toArray()),
                in.text("sender", MAX_DOMAIN),
                in.octetsOrText("signature", 0, MAX_SIGNATURE));
    }

    /** The map that travels. */
    public Map<String, @Nullable Object> write() {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("domain", domain);
        out.put("hash", hash.toArray());
        out.put("sender", sender);
        out.put("signature", signature.toArray());
        return out;
    }

    /** What the sender signs. */
    public byte[] signedData() {
        return signedData(domain, hash);
    }

    /** What a sender signs: the octets of the domain and of the revision. */
    public static byte[] signedData(String domain, Revision hash) {
        byte[] name = domain.getBytes(StandardCharsets.UTF_8);
        byte[] data = Arrays.copyOf(name, name.length + Hash.LENGTH);
        System.arraycopy(hash.toArray(), 0, data, name.length, Hash.LENGTH);
        return data;
    }
}
