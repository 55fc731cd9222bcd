@NullMarked
package org.postern.crypto.srp;

import org.jspecify.annotations.NullMarked;
