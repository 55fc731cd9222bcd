/** Blocks: what storage offers to the subjects whose objects are made of them, and asks of those subjects. */
@NullMarked
package org.postern.core.storage;

import org.jspecify.annotations.NullMarked;
