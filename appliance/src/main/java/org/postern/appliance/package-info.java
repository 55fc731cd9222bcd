/** The launcher: one command starts database and server, one ends them, and nothing stays behind. */
@NullMarked
package org.postern.appliance;

import org.jspecify.annotations.NullMarked;
