@NullMarked
package org.postern.crypto.ecies;

import org.jspecify.annotations.NullMarked;
