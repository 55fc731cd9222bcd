@NullMarked
package org.postern.crypto.vrf;

import org.jspecify.annotations.NullMarked;
