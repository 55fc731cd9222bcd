/** The public-key directory (pki.md): what its parts have in common. No clock, no input or output, no randomness of its own. */
@NullMarked
package org.postern.protocol.directory;

import org.jspecify.annotations.NullMarked;
