package org.postern.protocol.directory;

/** The hash of a signed header, which names a state of the whole directory; not the root of its tree (pki.md §7.1). */
public record Revision(Hash hash) {
    /** What stands before the first revision: 32 zero octets. */
    public static final Revision NONE = new Revision(Hash.of(new byte[Hash.LENGTH]));

    /**
     * A copy of 32 octets.
     *
     * @throws IllegalArgumentException for another length
     */
    public static Revision of(byte[] bytes) {
        return new Revision(Hash.of(bytes));
    }

    /** A copy of the 32 octets. */
    public byte[] toArray() {
        return hash.toArray();
    }

    /** Lower-case hex. */
    @Override
    public String toString() {
        return hash.toString();
    }
}
