/** What other servers say about a revision, and proof that one has lied (pki.md §11, §15). */
@NullMarked
package org.postern.protocol.directory.audit;

import org.jspecify.annotations.NullMarked;
