/** The record endpoint: bytes to calls, calls to boundary methods (transport.md §12). */
@NullMarked
package org.postern.api.rpc;

import org.jspecify.annotations.NullMarked;
