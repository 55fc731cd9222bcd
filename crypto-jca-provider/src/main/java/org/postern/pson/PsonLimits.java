package org.postern.pson;

/**
 * Limits of one decoded PSON value, checked before memory is taken (transport.md §5.5 note 5).
 *
 * @param maxDepth nesting of objects and arrays, at least 1
 * @param maxValues values in total, members and elements alike; keys are not counted
 * @param maxLength bytes of one string or binary value
 */
public record PsonLimits(int maxDepth, int maxValues, int maxLength) {
    /** What a record of 8 MiB (transport.md §4.4) may hold; far above any call of the API. */
    public static final PsonLimits DEFAULT = new PsonLimits(64, 1 << 18, 1 << 23);

    /** Limits below one make no value decodable. */
    public PsonLimits {
        if (maxDepth < 1 || maxValues < 1 || maxLength < 1) {
            throw new IllegalArgumentException("PSON limits: expected at least 1, found depth " + maxDepth + ", values "
                    + maxValues + ", length " + maxLength);
        }
    }
}
