/** Invitations to register an account: list, new, withdraw. */
@NullMarked
package org.postern.console.invitations;

import org.jspecify.annotations.NullMarked;
