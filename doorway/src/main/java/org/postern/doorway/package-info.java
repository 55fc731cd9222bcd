/** What stands before every application of the server. */
@NullMarked
package org.postern.doorway;

import org.jspecify.annotations.NullMarked;
