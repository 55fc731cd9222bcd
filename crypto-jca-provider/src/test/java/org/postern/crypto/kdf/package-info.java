@NullMarked
package org.postern.crypto.kdf;

import org.jspecify.annotations.NullMarked;
