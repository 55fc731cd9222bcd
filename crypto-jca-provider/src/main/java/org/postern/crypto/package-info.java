@NullMarked
package org.postern.crypto;

import org.jspecify.annotations.NullMarked;
