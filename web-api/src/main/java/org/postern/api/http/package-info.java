/** What all HTTP answers have in common (transport.md §4). */
@NullMarked
package org.postern.api.http;

import org.jspecify.annotations.NullMarked;
