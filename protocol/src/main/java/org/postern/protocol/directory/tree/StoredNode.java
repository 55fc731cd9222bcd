package org.postern.protocol.directory.tree;

import org.postern.protocol.directory.Revision;

/** A node with the revision that made it, which is in no hash (pki.md §6.2). */
public record StoredNode(Node node, Revision revision) {}
