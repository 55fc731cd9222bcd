/** Words and numbers as people read them. */
@NullMarked
package org.postern.console.text;

import org.jspecify.annotations.NullMarked;
