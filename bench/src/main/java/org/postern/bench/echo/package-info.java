/** What the benchmark deploys beside the product. */
@NullMarked
package org.postern.bench.echo;

import org.jspecify.annotations.NullMarked;
