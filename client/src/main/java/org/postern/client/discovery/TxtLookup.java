package org.postern.client.discovery;

import java.time.Duration;
import java.util.List;

/** The DNS TXT records of a host, where discovery looks when no document was found (transport.md §3.3; white paper C-06). */
@FunctionalInterface
public interface TxtLookup {
    /** No DNS at all: documents only. */
    TxtLookup NONE = host -> List.of();

    /**
     * One record.
     *
     * @param text its strings, one behind the other
     * @param ttl how long the name server lets it be remembered
     */
    record Text(String text, Duration ttl) {}

    /** The TXT records of a name; none also where nobody could be asked. */
    List<Text> texts(String host);
}
