/** Failures nobody foresaw: a number for the person, the cause under the same number in the log. */
@NullMarked
package org.postern.console.failure;

import org.jspecify.annotations.NullMarked;
