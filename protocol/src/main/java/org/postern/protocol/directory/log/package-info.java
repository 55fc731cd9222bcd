/** The log of all revisions and its signed checkpoints (pki.md §19.2, §19.4). */
@NullMarked
package org.postern.protocol.directory.log;

import org.jspecify.annotations.NullMarked;
