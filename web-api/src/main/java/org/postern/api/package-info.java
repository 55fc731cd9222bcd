/** What the network sees of the server. */
@NullMarked
package org.postern.api;

import org.jspecify.annotations.NullMarked;
