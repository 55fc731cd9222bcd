@NullMarked
package org.postern.crypto.text;

import org.jspecify.annotations.NullMarked;
