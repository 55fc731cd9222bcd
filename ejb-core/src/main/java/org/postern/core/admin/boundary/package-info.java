/** What the console and the first start of a server ask for. */
@NullMarked
package org.postern.core.admin.boundary;

import org.jspecify.annotations.NullMarked;
