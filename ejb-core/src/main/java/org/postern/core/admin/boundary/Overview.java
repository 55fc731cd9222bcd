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
 * @param bounds what is used of each bound
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
        long ticketsOutstanding,
        List<Bound> bounds) {

    /**
     * The database behind the server.
     *
     * @param version as PostgreSQL tells it
     * @param bytes size on its disk
     */
    public record DatabaseFigures(String version, long bytes) {}

    /**
     * How much is used of what there is.
     *
     * @param refused how often somebody got nothing, since the start; 0 where that is not counted
     */
    public record Bound(String name, long used, long most, long refused) {}

    public Overview {
        bounds = List.copyOf(bounds);
        hosts = List.copyOf(hosts);
        sinksByMode = Map.copyOf(sinksByMode);
    }
}
