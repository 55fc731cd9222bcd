@NullMarked
package org.postern.core.mailbox.control;

import org.jspecify.annotations.NullMarked;
