package org.postern.core.quota;

/** How much of something: its pieces, the blocks that they name, and bytes. */
public record Amount(long items, long blocks, long bytes) {
    public static final Amount NONE = new Amount(0, 0, 0);

    public static Amount ofBytes(long bytes) {
        return new Amount(0, 0, bytes);
    }

    public Amount plus(Amount other) {
        return new Amount(items + other.items, blocks + other.blocks, bytes + other.bytes);
    }

    /** Whether it is within a limit, in every respect. */
    public boolean fits(Amount limit) {
        return items <= limit.items && blocks <= limit.blocks && bytes <= limit.bytes;
    }
}
