/** State of console accounts. */
@NullMarked
package org.postern.core.admin.entity;

import org.jspecify.annotations.NullMarked;
