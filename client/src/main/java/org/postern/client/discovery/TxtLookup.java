package org.postern.client.discovery;

import java.util.List;

/** The DNS TXT records of a host, where discovery looks when no document was found (transport.md §3.3; white paper C-06). */
@FunctionalInterface
public interface TxtLookup {
    /** No DNS at all: documents only. */
    TxtLookup NONE = host -> List.of();

    /** The texts of a name's TXT records; empty also where nobody could be asked. */
    List<String> texts(String host);
}
