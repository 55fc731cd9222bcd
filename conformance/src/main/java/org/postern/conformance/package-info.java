/** The page of promises: which test shows which promise of the white paper, and which vectors passed. */
@NullMarked
package org.postern.conformance;

import org.jspecify.annotations.NullMarked;
