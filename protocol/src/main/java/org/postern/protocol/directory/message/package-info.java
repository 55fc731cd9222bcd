/** The shapes in which the directory travels (pki.md §8). */
@NullMarked
package org.postern.protocol.directory.message;

import org.jspecify.annotations.NullMarked;
