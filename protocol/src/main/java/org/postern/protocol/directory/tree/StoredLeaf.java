package org.postern.protocol.directory.tree;

import org.postern.protocol.directory.Revision;

/** An entry with the revision that made it. */
public record StoredLeaf(Leaf leaf, Revision revision) {}
