@NullMarked
package org.postern.console.text;

import org.jspecify.annotations.NullMarked;
