package org.postern.protocol.keystore;

/** Length octets of packets and subpackets (pki.md §3.1, §3.7). */
final class PacketLength {
    private static final int TWO_OCTETS = 192;
    /** Unlike RFC 4880, which writes 8383 in two octets as well. */
    private static final int FIVE_OCTETS = 8383;

    private static final int FIVE_OCTETS_MARK = 0xFF;

    private PacketLength() {}

    /** @param lastOfTwo greatest first octet that announces the two-octet form */
    static long read(OctetReader in, int lastOfTwo) throws KeystoreException {
        int first = in.u8();
        if (first < TWO_OCTETS) {
            return first;
        }
        if (first <= lastOfTwo) {
            return (first - TWO_OCTETS) * 256L + in.u8() + TWO_OCTETS;
        }
        if (first == FIVE_OCTETS_MARK) {
            return in.u32();
        }
        throw new KeystoreException("Expected a whole body, found the length octet " + first + " of a partial one");
    }

    static void write(OctetWriter out, int length) {
        if (length < TWO_OCTETS) {
            out.u8(length);
        } else if (length < FIVE_OCTETS) {
            out.u16(length - TWO_OCTETS + TWO_OCTETS * 256);
        } else {
            out.u8(FIVE_OCTETS_MARK).u32(length);
        }
    }
}
