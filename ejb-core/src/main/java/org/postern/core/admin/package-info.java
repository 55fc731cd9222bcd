/** The console: what its parts say to each other. */
@NullMarked
package org.postern.core.admin;

import org.jspecify.annotations.NullMarked;
