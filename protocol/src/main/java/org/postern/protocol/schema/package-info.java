@NullMarked
package org.postern.protocol.schema;

import org.jspecify.annotations.NullMarked;
