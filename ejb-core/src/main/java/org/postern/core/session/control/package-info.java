/** Tickets in the memory of one server. */
@NullMarked
package org.postern.core.session.control;

import org.jspecify.annotations.NullMarked;
