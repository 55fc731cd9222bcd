/** Tests that run inside the provisioned server, on a real PostgreSQL. */
@NullMarked
package org.postern.appliance.server;

import org.jspecify.annotations.NullMarked;
