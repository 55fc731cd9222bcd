@NullMarked
package org.postern.doorway;

import org.jspecify.annotations.NullMarked;
