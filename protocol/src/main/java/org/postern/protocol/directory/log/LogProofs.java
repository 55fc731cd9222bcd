package org.postern.protocol.directory.log;

import java.util.List;
import org.postern.protocol.directory.Hash;

/**
 * Verification of what a log shows (RFC 9162 §2.1.3.2, §2.1.4.2). A proof that is longer than a log can need is refused before
 * anything is hashed.
 */
public final class LogProofs {
    private static final int MAX_LENGTH = 64;

    private LogProofs() {}

    /** Whether the log of this size and root has this entry. */
    public static boolean includes(long size, Hash root, long entry, Hash leaf, List<Hash> proof) {
        if (entry < 0 || entry >= size || proof.size() > MAX_LENGTH) {
            return false;
        }
        long at = entry;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) != 0 || at == last) {
                hash = LogHashes.node(sibling, hash);
                int up = Long.numberOfTrailingZeros(at);
                at >>>= up;
                last >>>= up;
            } else {
                hash = LogHashes.node(hash, sibling);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether the longer log only continues the shorter one. */
    public static boolean continues(long shorter, Hash shorterRoot, long longer, Hash longerRoot, List<Hash> proof) {
        if (shorter < 0 || shorter > longer || proof.size() > MAX_LENGTH) {
            return false;
        }
        if (shorter == 0) {
            return proof.isEmpty()
                    && shorterRoot.equals(LogHashes.EMPTY)
                    && (longer != 0 || longerRoot.equals(LogHashes.EMPTY));
        }
        if (shorter == longer) {
            return proof.isEmpty() && shorterRoot.equals(longerRoot);
        }
        // A shorter log that is one complete subtree is the first node of the proof itself.
        boolean complete = Long.bitCount(shorter) == 1;
        if (proof.isEmpty() && !complete) {
            return false;
        }
        Hash first = complete ? shorterRoot : proof.getFirst();
        return continues(
                shorter, shorterRoot, longer, longerRoot, first, complete ? proof : proof.subList(1, proof.size()));
    }

    private static boolean continues(
            long shorter, Hash shorterRoot, long longer, Hash longerRoot, Hash first, List<Hash> proof) {
        int up = Long.numberOfTrailingZeros(shorter);
        long at = (shorter - 1) >>> up;
        long last = (longer - 1) >>> up;
        Hash ofShorter = first;
        Hash ofLonger = first;
        for (Hash sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) != 0 || at == last) {
                ofShorter = LogHashes.node(sibling, ofShorter);
                ofLonger = LogHashes.node(sibling, ofLonger);
                int skip = Long.numberOfTrailingZeros(at);
                at >>>= skip;
                last >>>= skip;
            } else {
                ofLonger = LogHashes.node(ofLonger, sibling);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && ofShorter.equals(shorterRoot) && ofLonger.equals(longerRoot);
    }
}
