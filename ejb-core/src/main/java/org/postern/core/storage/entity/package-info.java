@NullMarked
package org.postern.core.storage.entity;

import org.jspecify.annotations.NullMarked;
