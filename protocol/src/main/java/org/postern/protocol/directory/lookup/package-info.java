/** Verification of an answer about one name (pki.md §9). */
@NullMarked
package org.postern.protocol.directory.lookup;

import org.jspecify.annotations.NullMarked;
