@NullMarked
package org.postern.crypto.container;

import org.jspecify.annotations.NullMarked;
