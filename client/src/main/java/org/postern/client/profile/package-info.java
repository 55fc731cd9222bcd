/** What a client keeps on this device between two commands. */
@NullMarked
package org.postern.client.profile;

import org.jspecify.annotations.NullMarked;
