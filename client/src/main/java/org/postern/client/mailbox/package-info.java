/** Mailboxes: sinks, messages, attachments, tags (client.md §9 to §12). */
@NullMarked
package org.postern.client.mailbox;

import org.jspecify.annotations.NullMarked;
