/** What stands before the servlets: bodies are received, and answers sent, without a thread that waits for the network. */
@NullMarked
package org.postern.api.front;

import org.jspecify.annotations.NullMarked;
