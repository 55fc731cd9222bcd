@NullMarked
package org.postern.core.storage.boundary;

import org.jspecify.annotations.NullMarked;
