/** Records of PrivMX TLS, their protection and the key schedule behind it (transport.md §6, §7). */
@NullMarked
package org.postern.transport.record;

import org.jspecify.annotations.NullMarked;
