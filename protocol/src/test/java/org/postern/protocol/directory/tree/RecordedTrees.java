package org.postern.protocol.directory.tree;

import static org.postern.testkit.Vectors.hex;
import static org.postern.testkit.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.testkit.Vectors;

/** The trees of pki.json, built by our own code from their entries. */
public final class RecordedTrees {
    private RecordedTrees() {}

    /** A tree in memory. */
    public record Built(Optional<Hash> root, MemoryNodes nodes) {
        public Tree tree() {
            return new Tree(root, nodes);
        }

        /** With one change more, made by this revision. */
        public Built with(Change change, Revision revision) {
            try {
                Growth growth = tree().apply(List.of(change));
                nodes.add(growth, revision);
                return new Built(growth.root(), nodes);
            } catch (ChangeRefused e) {
                throw new AssertionError(e);
            }
        }
    }

    /** A tree without entries. */
    public static Built empty() {
        return new Built(Optional.empty(), new MemoryNodes());
    }

    /** The recorded state with so many entries. */
    public static JsonNode state(int keystores) {
        return Vectors.list(Vectors.pki("trees", "states")).stream()
                .filter(s -> s.get("keystores").asInt() == keystores)
                .findFirst()
                .orElseThrow();
    }

    /** Its entries. */
    public static List<JsonNode> leaves(int keystores) {
        JsonNode state = state(keystores);
        return Vectors.list(state.has("leaves") ? state.get("leaves") : state.get("nodes")).stream()
                .filter(n -> n.has("kis"))
                .toList();
    }

    /** The tree of the recorded state, one entry after the other. */
    public static Built built(int keystores) {
        return built(leaves(keystores));
    }

    /** A tree of recorded entries, in the order given. */
    public static Built built(List<JsonNode> leaves) {
        Built built = empty();
        for (JsonNode leaf : leaves) {
            built = built.with(insertion(leaf), Revision.of(hex(leaf, "revision")));
        }
        return built;
    }

    /** A recorded entry as a first version. */
    public static Change.Insert insertion(JsonNode leaf) {
        return new Change.Insert(
                index(leaf),
                EntryName.of(text(leaf, "name")),
                Hash.of(hex(leaf, "datahash")),
                Octets.of(hex(leaf, "kis")));
    }

    /** The index of a recorded node. */
    public static BitString index(JsonNode node) {
        try {
            return BitString.decode(hex(node, "index"));
        } catch (Malformed e) {
            throw new AssertionError(e);
        }
    }

    /** Hash of the container of a recorded entry. */
    static Hash dataHash(JsonNode leaf) {
        return Hashing.SHA256.of(hex(leaf, "keystore"));
    }
}
