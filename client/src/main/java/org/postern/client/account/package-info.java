/** Accounts: registration, login, private data, the key tree (client.md §4, §5, §14). */
@NullMarked
package org.postern.client.account;

import org.jspecify.annotations.NullMarked;
