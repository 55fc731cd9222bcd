package org.postern.protocol.directory.write;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.history.Revisions;
import org.postern.protocol.directory.history.SignedHeader;
import org.postern.protocol.directory.tree.Change;
import org.postern.protocol.directory.tree.ChangeRefused;
import org.postern.protocol.directory.tree.Growth;
import org.postern.protocol.directory.tree.Tree;
import org.postern.protocol.directory.vrf.IndexProver;
import org.postern.protocol.keystore.IntegrationSignature;
import org.postern.protocol.keystore.KeyContainer;

/**
 * Writes on their way into one revision: each is judged by itself as it comes, and all that pass are committed together (pki.md
 * §7.2, §19.7). One writer, one use: reading the head, judging and committing belong to one lock (pki.md §16).
 */
public final class Draft {
    private final Tree tree;
    private final Freshness freshness;
    private final WriteRules rules;
    private final Containers containers;
    private final IndexProver places;
    private final Map<BitString, Pending> pending = new LinkedHashMap<>();

    /** What an entry will be: another container, or gone. */
    private record Pending(Optional<KeyContainer> container, Change change) {}

    /**
     * Upon the head of a database.
     *
     * @param tree its tree
     * @param freshness its head and revisions
     * @param containers of the tree
     * @param places where names stand
     */
    public Draft(Tree tree, Freshness freshness, Containers containers, IndexProver places) {
        this.tree = tree;
        this.freshness = freshness;
        this.rules = new WriteRules(freshness);
        this.containers = containers;
        this.places = places;
    }

    /** A first version; nothing, or why it is refused (pki.md §4.7). Who may choose which name has been asked before. */
    public Optional<WriteRefusal> put(EntryName name, KeyContainer container, IntegrationSignature kis) {
        BitString index = places.index(name);
        if (isTaken(index)) {
            return Optional.of(WriteRefusal.Plain.EXISTS);
        }
        Optional<WriteRefusal> refusal = rules.first(container, kis);
        if (refusal.isEmpty()) {
            Change change = new Change.Insert(index, name, dataHash(container), Octets.of(kis.encode()));
            pending.put(index, new Pending(Optional.of(container), change));
        }
        return refusal;
    }

    /** The next version; nothing, or why it is refused (pki.md §4.6). */
    public Optional<WriteRefusal> modify(EntryName name, KeyContainer next, IntegrationSignature kis) {
        BitString index = places.index(name);
        Optional<KeyContainer> previous = current(index);
        if (previous.isEmpty()) {
            return Optional.of(WriteRefusal.Plain.NOT_FOUND);
        }
        Optional<WriteRefusal> refusal = rules.next(previous.get(), next, kis);
        if (refusal.isEmpty()) {
            pending.put(index, new Pending(Optional.of(next), changed(index, name, next, kis)));
        }
        return refusal;
    }

    /** What was inserted in this draft is still a first version (pki.md §6.4). */
    private Change changed(BitString index, EntryName name, KeyContainer next, IntegrationSignature kis) {
        Octets signature = Octets.of(kis.encode());
        return isInTree(index)
                ? new Change.Replace(index, dataHash(next), signature)
                : new Change.Insert(index, name, dataHash(next), signature);
    }

    /**
     * Takes an entry away, which no server of 2018 does; nothing, or why it is refused (pki.md §12.4).
     *
     * @param kis made over {@link #deletion} by a key that may change the entry
     */
    public Optional<WriteRefusal> delete(EntryName name, IntegrationSignature kis) {
        if (name.equals(EntryName.SERVER)) {
            return Optional.of(WriteRefusal.Plain.SERVER_STAYS);
        }
        BitString index = places.index(name);
        Optional<KeyContainer> previous = current(index);
        if (previous.isEmpty()) {
            return Optional.of(WriteRefusal.Plain.NOT_FOUND);
        }
        Optional<WriteRefusal> refusal = rules.deletion(name, previous.get(), kis);
        if (refusal.isEmpty()) {
            remove(index);
        }
        return refusal;
    }

    private void remove(BitString index) {
        if (isInTree(index)) {
            pending.put(index, new Pending(Optional.empty(), new Change.Remove(index)));
        } else {
            pending.remove(index);
        }
    }

    /** What the signature of a deletion covers. */
    public static byte[] deletion(EntryName name) {
        return WriteRules.deletion(name);
    }

    /** Whether nothing has been accepted: then there is nothing to commit. */
    public boolean isEmpty() {
        return pending.isEmpty();
    }

    /**
     * The revision of all accepted writes, to be stored at once: header, head, new nodes and containers (pki.md §7.2).
     *
     * @param nonce what the header commits to besides the tree
     * @param timestamp milliseconds since 1970
     * @throws IllegalStateException when there is nothing to commit, or no entry would be left
     */
    public Commit commit(Revisions revisions, Octets nonce, long timestamp) {
        Growth growth = growth();
        Hash root = growth.root()
                .filter(_ -> !isEmpty())
                .orElseThrow(() -> new IllegalStateException("Expected writes that leave an entry, found none"));
        SignedHeader header = revisions.next(freshness.head(), root, nonce, timestamp);
        Map<Hash, KeyContainer> added = new LinkedHashMap<>();
        pending.values().forEach(p -> p.container().ifPresent(container -> added.put(dataHash(container), container)));
        return new Commit(header, growth, added);
    }

    private Growth growth() {
        try {
            return tree.apply(pending.values().stream().map(Pending::change).toList());
        } catch (ChangeRefused e) {
            throw new AssertionError("each write was judged by this tree", e);
        }
    }

    /** An entry that goes in this draft keeps its name until the draft is committed. */
    private boolean isTaken(BitString index) {
        return pending.containsKey(index) || isInTree(index);
    }

    private boolean isInTree(BitString index) {
        return tree.find(index).isPresent();
    }

    private Optional<KeyContainer> current(BitString index) {
        Pending here = pending.get(index);
        return here != null
                ? here.container()
                : tree.find(index)
                        .map(stored -> containers.container(stored.leaf().dataHash()));
    }

    private static Hash dataHash(KeyContainer container) {
        return Hash.of(container.dataHash());
    }
}
