/** What others see of accounts and invitations. */
@NullMarked
package org.postern.core.account;

import org.jspecify.annotations.NullMarked;
