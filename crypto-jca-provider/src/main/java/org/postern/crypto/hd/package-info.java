@NullMarked
package org.postern.crypto.hd;

import org.jspecify.annotations.NullMarked;
