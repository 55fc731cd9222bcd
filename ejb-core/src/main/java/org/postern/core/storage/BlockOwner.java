package org.postern.core.storage;

import java.util.Arrays;

/**
 * An object that names blocks, as the subject that has it identifies it.
 *
 * @param kind one word for each kind of object
 * @param key unique among the objects of this kind
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record BlockOwner(String kind, byte[] key) {
    @Override
    public boolean equals(Object other) {
        return other instanceof BlockOwner that && kind.equals(that.kind) && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + Arrays.hashCode(key);
    }
}
