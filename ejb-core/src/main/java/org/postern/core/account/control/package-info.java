/** Rules of accounts, invitations and password login. */
@NullMarked
package org.postern.core.account.control;

import org.jspecify.annotations.NullMarked;
