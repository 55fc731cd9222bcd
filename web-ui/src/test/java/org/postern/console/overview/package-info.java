@NullMarked
package org.postern.console.overview;

import org.jspecify.annotations.NullMarked;
