package org.postern.protocol.directory.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.tree.Leaf;
import org.postern.protocol.directory.tree.StoredLeaf;
import org.postern.protocol.keystore.KeyContainer;

/**
 * LeafMessage (pki.md §8.4).
 *
 * @param hash hash of the node
 * @param name not authenticated by the tree; the verifier compares it
 * @param dataHash hash of the container as stored, whatever part of it is sent
 * @param revision that made this leaf; authenticated by nothing
 * @param container the container with the attachments asked for
 * @param nonce empty in every honest leaf
 * @param previous revision that made the leaf this one took the place of
 */
public record LeafMessage(
        Hash hash,
        BitString index,
        EntryName name,
        Hash dataHash,
        Revision revision,
        Octets container,
        Octets kis,
        Octets nonce,
        Optional<Revision> previous) {
    private static final int MAX_KIS = 16 * 1024;

    /** An entry of the tree with a view of its container. */
    public static LeafMessage of(StoredLeaf stored, Octets container) {
        Leaf leaf = stored.leaf();
        return new LeafMessage(
                leaf.hash(Hashing.SHA256),
                leaf.index(),
                leaf.name(),
                leaf.dataHash(),
                stored.revision(),
                container,
                leaf.kis(),
                Octets.NONE,
                leaf.previous());
    }

    static LeafMessage read(Object value) throws Malformed {
        Fields in = Fields.of(value);
        return new LeafMessage(
                in.hash("hash"),
                in.bits("index"),
                EntryName.read(in.text("name", EntryName.MAX_LENGTH)),
                in.hash("datahash"),
                in.revision("revision"),
                in.octets("keystore", KeyContainer.MAX_LENGTH),
                in.octets("kis", MAX_KIS),
                in.optionalOctets("nonce", Hash.LENGTH).orElse(Octets.NONE),
                in.optionalRevision("prevRevision"));
    }

    Map<String, @Nullable Object> write() {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("hash", hash.toArray());
        out.put("index", index.encode());
        out.put("name", name.text());
        out.put("datahash", dataHash.toArray());
        out.put("revision", revision.toArray());
        out.put("keystore", container.toArray());
        out.put("kis", kis.toArray());
        out.put("nonce", nonce.toArray());
        previous.ifPresent(p -> out.put("prevRevision", p.toArray()));
        return out;
    }
}
