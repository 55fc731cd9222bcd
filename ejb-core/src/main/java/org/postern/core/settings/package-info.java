/** What an installation can choose (api.md §23). */
@NullMarked
package org.postern.core.settings;

import org.jspecify.annotations.NullMarked;
