/** Tests of certificates and keys. */
@NullMarked
package org.postern.appliance.tls;

import org.jspecify.annotations.NullMarked;
