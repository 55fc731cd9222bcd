/** State of accounts and invitations. */
@NullMarked
package org.postern.core.account.entity;

import org.jspecify.annotations.NullMarked;
