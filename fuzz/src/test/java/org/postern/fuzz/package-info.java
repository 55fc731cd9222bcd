@NullMarked
package org.postern.fuzz;

import org.jspecify.annotations.NullMarked;
