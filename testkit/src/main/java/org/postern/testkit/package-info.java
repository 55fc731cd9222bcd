/** What tests of several modules stand on, and nothing that the appliance or a client needs. */
@NullMarked
package org.postern.testkit;

import org.jspecify.annotations.NullMarked;
