package org.postern.transport.record;

/**
 * Keys of one direction (transport.md §6.4).
 *
 * @param aesKey 32 bytes, header and payload
 * @param macKey 32 bytes, tag and MAC
 */
@SuppressWarnings("ArrayRecordComponent") // a holder of key bytes, never compared
public record DirectionKeys(byte[] aesKey, byte[] macKey) {
    /** Length of each key in bytes. */
    public static final int LENGTH = 32;

    /** Keys of another length would make other records. */
    public DirectionKeys {
        if (aesKey.length != LENGTH || macKey.length != LENGTH) {
            throw new IllegalArgumentException(
                    "expected two keys of 32 bytes, found " + aesKey.length + " and " + macKey.length);
        }
    }
}
