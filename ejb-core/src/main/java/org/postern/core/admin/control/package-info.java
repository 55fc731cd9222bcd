/** Console accounts, figures and the file of the first start. */
@NullMarked
package org.postern.core.admin.control;

import org.jspecify.annotations.NullMarked;
