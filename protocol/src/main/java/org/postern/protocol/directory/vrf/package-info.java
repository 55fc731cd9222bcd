/** Where a name stands in the tree, and the proof of it (pki.md §5, §19.3). */
@NullMarked
package org.postern.protocol.directory.vrf;

import org.jspecify.annotations.NullMarked;
