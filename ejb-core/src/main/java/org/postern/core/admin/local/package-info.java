/** What one server remembers of sign-ins to its console. */
@NullMarked
package org.postern.core.admin.local;

import org.jspecify.annotations.NullMarked;
