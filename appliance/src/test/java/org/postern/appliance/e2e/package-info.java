/** The appliance as people meet it: through the launcher, over the network, in a browser. */
@NullMarked
package org.postern.appliance.e2e;

import org.jspecify.annotations.NullMarked;
