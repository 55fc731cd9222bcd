@NullMarked
package org.postern.core.mailbox.boundary;

import org.jspecify.annotations.NullMarked;
