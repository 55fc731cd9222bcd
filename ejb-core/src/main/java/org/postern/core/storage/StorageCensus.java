package org.postern.core.storage;

/** What storage holds, in numbers; none of them reads a name, an id or content. */
public interface StorageCensus {

    Counts counts();

    /**
     * How much there is.
     *
     * @param openTransfers transfer sessions that have not ended or expired
     */
    record Counts(long descriptors, long blocks, long blockBytes, long openTransfers) {}
}
