package org.postern.client.mailbox;

import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.SinkMode;

/** One of the account's own mailboxes, with its key (white paper "Mailboxes"; client.md §9). */
public record Sink(SinkId id, SinkMode mode, SinkDescription description) {
    /** Type of the mailbox in which others leave messages. */
    public static final String INBOX = "inbox";

    /** Type of the mailbox that holds copies of what was sent. */
    public static final String OUTBOX = "outbox";

    /** The name its owner gave it. */
    public String name() {
        return description.name();
    }

    /** Whether it is of this type. */
    public boolean is(String type) {
        return description.type().equals(type);
    }
}
