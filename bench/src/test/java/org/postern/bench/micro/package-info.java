@NullMarked
package org.postern.bench.micro;

import org.jspecify.annotations.NullMarked;
