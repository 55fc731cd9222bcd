/** The tree of all entries: nodes by hash, changes, paths (pki.md §6). */
@NullMarked
package org.postern.protocol.directory.tree;

import org.jspecify.annotations.NullMarked;
