/** What an installation can choose (api.md §23), the server's own secret, and what the container hands to the services. */
@NullMarked
package org.postern.core.settings;

import org.jspecify.annotations.NullMarked;
