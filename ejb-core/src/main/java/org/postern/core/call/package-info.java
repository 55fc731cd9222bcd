/** Calls of the API on their way to a deed: what is known of a call, what it is answered with, and which deed does it. */
@NullMarked
package org.postern.core.call;

import org.jspecify.annotations.NullMarked;
