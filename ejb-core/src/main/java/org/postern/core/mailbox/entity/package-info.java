@NullMarked
package org.postern.core.mailbox.entity;

import org.jspecify.annotations.NullMarked;
