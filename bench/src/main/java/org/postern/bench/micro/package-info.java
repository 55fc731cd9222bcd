/** Benchmarks without a server: cryptography and transport in memory, run by JMH in turns. */
@NullMarked
package org.postern.bench.micro;

import org.jspecify.annotations.NullMarked;
