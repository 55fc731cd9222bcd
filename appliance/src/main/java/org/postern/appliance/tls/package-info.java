/** Certificates and keys as people have them, and as the application server reads them. */
@NullMarked
package org.postern.appliance.tls;

import org.jspecify.annotations.NullMarked;
