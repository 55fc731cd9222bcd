package org.postern.core.mailbox;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;

/** What the mailboxes hold, in numbers; none of them reads a name, an id or content. */
public interface MailboxCensus {

    /** Messages that are not deleted. */
    long messages();

    /** Write mode in lower case, and how many sinks have it. */
    Map<String, Long> sinksByMode();

    /** Messages that came in on each of the last days in UTC, today included; deleted ones count. */
    SortedMap<LocalDate, Long> messagesPerDay(int days);
}
