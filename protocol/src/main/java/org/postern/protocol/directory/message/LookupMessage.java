package org.postern.protocol.directory.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.history.SignedHeader;
import org.postern.protocol.directory.tree.PathStep;
import org.postern.protocol.directory.vrf.IndexProof;
import org.postern.protocol.keystore.KeyContainer;

/**
 * KeyStoreMessage: the answer about one name (pki.md §8.5). Its form is right, and nothing else is known about it.
 *
 * @param path from the node where it ends up to the root
 * @param leaf nothing when the name is said not to exist
 * @param serverKeystore public view of the server's keystore
 */
public record LookupMessage(
        SignedHeader tree, IndexProof index, List<PathStep> path, Optional<LeafMessage> leaf, Octets serverKeystore) {
    public LookupMessage {
        path = List.copyOf(path);
    }

    /**
     * Reads an answer.
     *
     * @throws Malformed when it has another form
     */
    public static LookupMessage read(@Nullable Object value) throws Malformed {
        Fields in = Fields.of(value);
        Optional<Object> leaf = in.any("leaf");
        return new LookupMessage(
                HeaderMessage.read(in.required("tree")),
                IndexProofMessage.read(in.required("vrf")),
                PathMessage.read(in),
                leaf.isPresent() ? Optional.of(LeafMessage.read(leaf.get())) : Optional.empty(),
                in.octets("serverKeystore", KeyContainer.MAX_LENGTH));
    }

    /** The map that travels. */
    public Map<String, @Nullable Object> write() {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("tree", HeaderMessage.write(tree));
        out.put("vrf", IndexProofMessage.write(index));
        out.put("serverKeystore", serverKeystore.toArray());
        out.put("path", PathMessage.write(path));
        leaf.ifPresent(l -> out.put("leaf", l.write()));
        return out;
    }
}
