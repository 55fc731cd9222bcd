package org.postern.protocol.directory.log;

import java.util.ArrayList;
import java.util.List;
import org.postern.protocol.directory.Hash;

/**
 * The log of all revisions at one size, entry i being the one with seq i (pki.md §19.2, RFC 9162 §2.1). Everything is made from
 * complete subtrees, so it costs a few reads and hashes for each level, however long the log is.
 *
 * @param size number of entries
 * @param nodes its complete subtrees, and perhaps those of a longer log
 */
public record RevisionLog(long size, LogNodes nodes) {
    /** Checks the size. */
    public RevisionLog {
        if (size < 0) {
            throw new IllegalArgumentException("Expected a size of at least 0, found " + size);
        }
    }

    /** The hash over all entries. */
    public Hash root() {
        return size == 0 ? LogHashes.EMPTY : hash(0, size);
    }

    /** The complete subtrees that come with the next entry, the entry itself first. */
    public List<LogNode> append(Hash leaf) {
        List<LogNode> added = new ArrayList<>();
        LogNode node = new LogNode(0, size, leaf);
        added.add(node);
        while ((node.position() & 1) != 0) {
            Hash left = nodes.hash(node.level(), node.position() - 1);
            node = new LogNode(node.level() + 1, node.position() >>> 1, LogHashes.node(left, node.hash()));
            added.add(node);
        }
        return added;
    }

    /**
     * Shows that an entry is in the log (RFC 9162 §2.1.3.1): siblings from the entry up.
     *
     * @throws IndexOutOfBoundsException when there is no such entry
     */
    public List<Hash> inclusion(long entry) {
        if (entry < 0 || entry >= size) {
            throw new IndexOutOfBoundsException("Expected an entry below " + size + ", found " + entry);
        }
        List<Hash> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (entry < middle) {
                path.add(hash(middle, to));
                to = middle;
            } else {
                path.add(hash(from, middle));
                from = middle;
            }
        }
        return List.copyOf(path.reversed());
    }

    /**
     * Shows that this log only continues a shorter one (RFC 9162 §2.1.4.1); empty for the same size, and for an empty log.
     *
     * @throws IndexOutOfBoundsException when the other one is longer
     */
    public List<Hash> consistency(long shorter) {
        if (shorter < 0 || shorter > size) {
            throw new IndexOutOfBoundsException("Expected a size up to " + size + ", found " + shorter);
        }
        if (shorter == 0 || shorter == size) {
            return List.of();
        }
        List<Hash> path = new ArrayList<>();
        long from = 0;
        long to = size;
        boolean whole = true;
        while (shorter != to) {
            long middle = from + split(to - from);
            if (shorter <= middle) {
                path.add(hash(middle, to));
                to = middle;
            } else {
                path.add(hash(from, middle));
                from = middle;
                whole = false;
            }
        }
        if (!whole) {
            path.add(hash(from, to));
        }
        return List.copyOf(path.reversed());
    }

    /** The hash over a range that begins where its longest complete subtree may begin. */
    private Hash hash(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return nodes.hash(level, from >>> level);
        }
        long middle = from + split(count);
        return LogHashes.node(hash(from, middle), hash(middle, to));
    }

    /** The largest power of two below the count. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
