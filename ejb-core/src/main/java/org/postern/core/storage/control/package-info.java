@NullMarked
package org.postern.core.storage.control;

import org.jspecify.annotations.NullMarked;
