/** Record streams over WebSocket (transport.md §27). */
@NullMarked
package org.postern.api.stream;

import org.jspecify.annotations.NullMarked;
