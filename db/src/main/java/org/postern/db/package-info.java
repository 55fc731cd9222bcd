/** The database: its schema as migrations, and the embedded PostgreSQL that runs and tests use. */
@NullMarked
package org.postern.db;

import org.jspecify.annotations.NullMarked;
