/** The beginning of a stop, while everything still works (docs/adr/0017). */
@NullMarked
package org.postern.core.stop;

import org.jspecify.annotations.NullMarked;
