/** The state of the log as a text that people can read and witnesses can sign: C2SP checkpoint, note, cosignature (pki.md §19.4). */
@NullMarked
package org.postern.protocol.directory.checkpoint;

import org.jspecify.annotations.NullMarked;
