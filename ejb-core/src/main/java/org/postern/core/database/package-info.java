@NullMarked
package org.postern.core.database;

import org.jspecify.annotations.NullMarked;
