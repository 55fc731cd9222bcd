/** How clients find the API and its versions (transport.md §3, §4.1). */
@NullMarked
package org.postern.api.discovery;

import org.jspecify.annotations.NullMarked;
