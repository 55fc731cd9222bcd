/** Which new passwords are too easy to guess. */
@NullMarked
package org.postern.password;

import org.jspecify.annotations.NullMarked;
