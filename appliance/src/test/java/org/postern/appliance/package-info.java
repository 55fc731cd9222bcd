@NullMarked
package org.postern.appliance;

import org.jspecify.annotations.NullMarked;
