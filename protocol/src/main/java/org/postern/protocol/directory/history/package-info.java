/** Revisions: signed headers in a chain (pki.md §7, §10). */
@NullMarked
package org.postern.protocol.directory.history;

import org.jspecify.annotations.NullMarked;
