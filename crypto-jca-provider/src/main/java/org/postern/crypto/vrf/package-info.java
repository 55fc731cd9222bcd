/** Verifiable random functions of RFC 9381 (pki.md §19.3). */
@NullMarked
package org.postern.crypto.vrf;

import org.jspecify.annotations.NullMarked;
