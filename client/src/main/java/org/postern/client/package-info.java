@NullMarked
package org.postern.client;

import org.jspecify.annotations.NullMarked;
