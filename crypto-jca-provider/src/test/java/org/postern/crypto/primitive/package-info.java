@NullMarked
package org.postern.crypto.primitive;

import org.jspecify.annotations.NullMarked;
