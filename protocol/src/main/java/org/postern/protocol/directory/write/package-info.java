/** Changes on their way into one revision (pki.md §4.5 to §4.7, §7.2, §19.7). */
@NullMarked
package org.postern.protocol.directory.write;

import org.jspecify.annotations.NullMarked;
