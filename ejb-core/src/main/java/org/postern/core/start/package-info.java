/** What the container hands to the services when the application starts. */
@NullMarked
package org.postern.core.start;

import org.jspecify.annotations.NullMarked;
