package org.postern.protocol.directory.lookup;

import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;
import org.postern.protocol.directory.message.LeafMessage;
import org.postern.protocol.directory.tree.Leaf;
import org.postern.protocol.directory.tree.Node;
import org.postern.protocol.keystore.IntegrationSignature;
import org.postern.protocol.keystore.KeyContainer;
import org.postern.protocol.keystore.KeystoreException;

/** Ties the content of an entry to the end of its path (pki.md §9, step 6). */
record LeafCheck(LookupQuestion question, BitString index) {
    /**
     * The container of the entry.
     *
     * @param inner the inner hash where the path ends
     */
    KeyContainer container(LeafMessage leaf, Hash inner) throws LookupRefused {
        LookupRefused.unless(leaf.name().equals(question.name()), LookupFault.LEAF_NAME);
        LookupRefused.unless(leaf.index().equals(index), LookupFault.LEAF_INDEX);
        // A nonce has no length of its own in the hash: with one, the parts behind it could be read in another way.
        LookupRefused.unless(leaf.nonce().isEmpty(), LookupFault.LEAF_CONTENT);
        Hash content = Leaf.inner(leaf.dataHash(), leaf.kis(), leaf.previous(), Hashing.SHA256);
        LookupRefused.unless(content.equals(inner), LookupFault.LEAF_CONTENT);
        KeyContainer container = decoded(leaf);
        LookupRefused.unless(container.validStrict(), LookupFault.CONTAINER_INVALID);
        LookupRefused.unless(isSigned(container, leaf), LookupFault.KIS);
        LookupRefused.unless(!question.wholeContainer() || isWhole(leaf), LookupFault.DATA_HASH);
        LookupRefused.unless(leaf.hash().equals(Node.hash(index, inner, Hashing.SHA256)), LookupFault.LEAF_HASH);
        return container;
    }

    private static KeyContainer decoded(LeafMessage leaf) throws LookupRefused {
        try {
            return KeyContainer.decode(leaf.container().toArray());
        } catch (KeystoreException e) {
            throw new LookupRefused(LookupFault.CONTAINER_MALFORMED);
        }
    }

    private static boolean isSigned(KeyContainer container, LeafMessage leaf) {
        try {
            return container.verifies(IntegrationSignature.decode(leaf.kis().toArray()));
        } catch (KeystoreException e) {
            return false;
        }
    }

    private static boolean isWhole(LeafMessage leaf) {
        return Hashing.SHA256.of(leaf.container().toArray()).equals(leaf.dataHash());
    }
}
