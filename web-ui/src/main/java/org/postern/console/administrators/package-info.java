/** Administrators of the console: who they are, inviting and removing them, one's own password. */
@NullMarked
package org.postern.console.administrators;

import org.jspecify.annotations.NullMarked;
