/** What calls prove before they are done (api.md §4, decisions.md §1): the one place where proofs are checked. */
@NullMarked
package org.postern.core.proof;

import org.jspecify.annotations.NullMarked;
