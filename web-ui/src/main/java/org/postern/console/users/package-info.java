/** Users of the server: list, one of them, what an administrator does with accounts. */
@NullMarked
package org.postern.console.users;

import org.jspecify.annotations.NullMarked;
