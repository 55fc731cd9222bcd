/** The identity of a server of one node: files in its data directory, which only the service user reads. */
@NullMarked
package org.postern.core.identity.file;

import org.jspecify.annotations.NullMarked;
