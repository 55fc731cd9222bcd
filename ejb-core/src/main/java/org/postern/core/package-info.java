/** The services behind the API: one package per subject, each with boundary, control and entity. */
@NullMarked
package org.postern.core;

import org.jspecify.annotations.NullMarked;
