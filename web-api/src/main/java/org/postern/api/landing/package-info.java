/** The page that a person sees who opens the server's address. */
@NullMarked
package org.postern.api.landing;

import org.jspecify.annotations.NullMarked;
