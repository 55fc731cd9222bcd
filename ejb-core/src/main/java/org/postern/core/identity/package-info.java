/** What makes this installation itself: its secret, its key, and how files of that kind are kept (transport.md §9.6, §23). */
@NullMarked
package org.postern.core.identity;

import org.jspecify.annotations.NullMarked;
