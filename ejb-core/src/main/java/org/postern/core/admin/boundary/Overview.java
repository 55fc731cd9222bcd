package org.postern.core.admin.boundary;

import java.util.List;
import java.util.Map;

/**
 * What runs, in figures; nothing in it names a person or an object.
 *
 * @param hosts names in our users' addresses, the main one first
 * @param startedAt ms since 1970
 * @param cryptography which implementation of the curve computes, and why if it is not the native one
 * @param sinksByMode write mode in lower case, and how many
 * @param openTransfers transfer sessions that have not ended or expired
 * @param ticketsOutstanding tickets that could still be used
 */
public record Overview(
        String version,
        String profile,
        List<String> hosts,
        long startedAt,
        String javaVersion,
        String cryptography,
        DatabaseFigures database,
        long accounts,
        Map<String, Long> sinksByMode,
        long messages,
        long descriptors,
        long blocks,
        long blockBytes,
        long openTransfers,
        long ticketsOutstanding) {

    /**
     * The database behind the server.
     *
     * @param version as PostgreSQL tells it
     * @param bytes size on its disk
     */
    public record DatabaseFigures(String version, long bytes) {}

    public Overview {
        hosts = List.copyOf(hosts);
        sinksByMode = Map.copyOf(sinksByMode);
    }
}
