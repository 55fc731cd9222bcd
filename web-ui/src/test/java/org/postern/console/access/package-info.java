@NullMarked
package org.postern.console.access;

import org.jspecify.annotations.NullMarked;
