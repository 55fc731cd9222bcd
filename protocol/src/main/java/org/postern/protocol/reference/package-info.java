/** The reference of the API, written from its declarations: pages for people, a JSON schema for other languages. */
@NullMarked
package org.postern.protocol.reference;

import org.jspecify.annotations.NullMarked;
