/** Login sessions and tickets as others call them (transport.md §10, §11). */
@NullMarked
package org.postern.core.session.boundary;

import org.jspecify.annotations.NullMarked;
