/** Tokens that are shown once and known by their hash only. */
@NullMarked
package org.postern.core.token;

import org.jspecify.annotations.NullMarked;
