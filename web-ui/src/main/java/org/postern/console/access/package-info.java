/** What happens before and around sign-in: the sign-in page, the first set-up, sign-out. */
@NullMarked
package org.postern.console.access;

import org.jspecify.annotations.NullMarked;
