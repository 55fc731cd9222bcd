/** Files: blocks, descriptors, references, directories (client.md §6 to §8). */
@NullMarked
package org.postern.client.storage;

import org.jspecify.annotations.NullMarked;
