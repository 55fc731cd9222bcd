/** The collection: each subject contributes what it wants removed, and here it is done in cycles (white paper "Garbage collector"; api.md §21). */
@NullMarked
package org.postern.core.collection;

import org.jspecify.annotations.NullMarked;
