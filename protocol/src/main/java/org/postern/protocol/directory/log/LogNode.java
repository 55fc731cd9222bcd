package org.postern.protocol.directory.log;

import org.postern.protocol.directory.Hash;

/**
 * The hash over a complete subtree of 2^level entries, which never changes once it is there (RFC 9162 §2.1).
 *
 * @param level 0 for an entry
 * @param position which of this level, from 0: it covers the entries from position·2^level
 */
public record LogNode(int level, long position, Hash hash) {}
