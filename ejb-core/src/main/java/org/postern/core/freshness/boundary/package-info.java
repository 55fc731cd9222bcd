/** Values that count once, and requests that are fresh by them (api.md §4 "Nonce check"). */
@NullMarked
package org.postern.core.freshness.boundary;

import org.jspecify.annotations.NullMarked;
