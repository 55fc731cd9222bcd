/** What a client keeps on this device between two commands. */
@NullMarked
package org.postern.cli.home;

import org.jspecify.annotations.NullMarked;
