/** Clients whose calls wait for their answers, over HTTP bodies and over one record stream (transport.md §8.1, §10.4, §27). */
@NullMarked
package org.postern.transport.blocking;

import org.jspecify.annotations.NullMarked;
