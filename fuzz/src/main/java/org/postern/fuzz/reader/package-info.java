/** The fuzz targets: each reads an input, and says which properties must hold whatever is in it (transport.md §23). */
@NullMarked
package org.postern.fuzz.reader;

import org.jspecify.annotations.NullMarked;
