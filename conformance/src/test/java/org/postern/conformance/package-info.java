@NullMarked
package org.postern.conformance;

import org.jspecify.annotations.NullMarked;
