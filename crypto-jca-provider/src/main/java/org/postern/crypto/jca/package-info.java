@NullMarked
package org.postern.crypto.jca;

import org.jspecify.annotations.NullMarked;
