package org.postern.transport.record;

/** A record that cannot be read; reading cannot continue after it (transport.md §6.4). */
public final class RecordRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final RecordFault fault;

    /** A refusal for this reason. */
    public RecordRefused(RecordFault fault) {
        super("record refused: " + fault);
        this.fault = fault;
    }

    /** The reason. */
    public RecordFault fault() {
        return fault;
    }
}
