/** What anybody may use up or hold of the server (api.md §22): one mechanism, for addresses, accounts and whatever else is counted by. */
@NullMarked
package org.postern.core.budget;

import org.jspecify.annotations.NullMarked;
