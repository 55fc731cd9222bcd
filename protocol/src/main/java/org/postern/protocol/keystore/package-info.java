@NullMarked
package org.postern.protocol.keystore;

import org.jspecify.annotations.NullMarked;
