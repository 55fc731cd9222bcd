/** Begun logins and the traces of tries, in the memory of one server (transport.md §11.1, §23). */
@NullMarked
package org.postern.core.account.local;

import org.jspecify.annotations.NullMarked;
