@NullMarked
package org.postern.fuzz.reader;

import org.jspecify.annotations.NullMarked;
