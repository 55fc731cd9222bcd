@NullMarked
package org.postern.protocol.wire;

import org.jspecify.annotations.NullMarked;
