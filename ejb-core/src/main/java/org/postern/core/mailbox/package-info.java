/** Sinks and messages: what their parts, and others, know of each other. */
@NullMarked
package org.postern.core.mailbox;

import org.jspecify.annotations.NullMarked;
