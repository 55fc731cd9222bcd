/** Accounts as others call them (api.md §13). */
@NullMarked
package org.postern.core.account.boundary;

import org.jspecify.annotations.NullMarked;
