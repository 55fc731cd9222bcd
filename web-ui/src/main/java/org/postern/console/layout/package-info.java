/** The frame around every view: header, sections, keyboard, what is shown when something fails. */
@NullMarked
package org.postern.console.layout;

import org.jspecify.annotations.NullMarked;
