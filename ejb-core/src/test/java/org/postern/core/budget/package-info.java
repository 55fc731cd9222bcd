@NullMarked
package org.postern.core.budget;

import org.jspecify.annotations.NullMarked;
