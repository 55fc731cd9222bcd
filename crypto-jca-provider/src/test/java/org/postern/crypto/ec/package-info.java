@NullMarked
package org.postern.crypto.ec;

import org.jspecify.annotations.NullMarked;
