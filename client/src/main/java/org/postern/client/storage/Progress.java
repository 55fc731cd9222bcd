package org.postern.client.storage;

/** Told how far a transfer is; called from several threads, one at a time. */
@FunctionalInterface
public interface Progress {
    /** Nobody is told. */
    Progress SILENT = (done, total) -> {};

    /**
     * More has arrived.
     *
     * @param done bytes of content
     * @param total bytes of content
     */
    void reached(long done, long total);
}
