/** The command line {@code postern cli}. */
@NullMarked
package org.postern.client.cli;

import org.jspecify.annotations.NullMarked;
