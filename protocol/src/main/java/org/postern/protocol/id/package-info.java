@NullMarked
package org.postern.protocol.id;

import org.jspecify.annotations.NullMarked;
