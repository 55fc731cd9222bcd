@NullMarked
package org.postern.db;

import org.jspecify.annotations.NullMarked;
