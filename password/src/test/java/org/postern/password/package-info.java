@NullMarked
package org.postern.password;

import org.jspecify.annotations.NullMarked;
