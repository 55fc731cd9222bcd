@NullMarked
package org.postern.bench;

import org.jspecify.annotations.NullMarked;
