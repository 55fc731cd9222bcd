/** Whether the server is ready to serve. */
@NullMarked
package org.postern.api.health;

import org.jspecify.annotations.NullMarked;
