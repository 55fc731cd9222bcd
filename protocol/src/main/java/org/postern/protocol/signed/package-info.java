@NullMarked
package org.postern.protocol.signed;

import org.jspecify.annotations.NullMarked;
