@NullMarked
package org.postern.protocol.method;

import org.jspecify.annotations.NullMarked;
