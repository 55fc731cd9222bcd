@NullMarked
package org.postern.core.freshness.boundary;

import org.jspecify.annotations.NullMarked;
