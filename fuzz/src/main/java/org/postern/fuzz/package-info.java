/** Fuzzing: coverage-guided search for inputs that break what reads bytes from strangers (transport.md §23). */
@NullMarked
package org.postern.fuzz;

import org.jspecify.annotations.NullMarked;
