/** The application in the server it is delivered with, on a real database. */
@NullMarked
package org.postern.appliance.incontainer;

import org.jspecify.annotations.NullMarked;
