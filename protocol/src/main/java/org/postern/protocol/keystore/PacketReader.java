package org.postern.protocol.keystore;

import java.util.ArrayList;
import java.util.List;

/** Splits bytes into packets, new and old framing (pki.md §3.1). */
final class PacketReader {
    /** Bounds the work for one container: 256 KiB hold about 2700 signatures of the smallest size. */
    private static final int MAX_PACKETS = 1024;

    private static final int LAST_OF_TWO = 223;
    private static final int PACKET_BIT = 0x80;
    private static final int NEW_FORMAT_BIT = 0x40;

    private PacketReader() {}

    static List<Packet> readAll(byte[] octets) throws KeystoreException {
        OctetReader in = new OctetReader(octets);
        List<Packet> packets = new ArrayList<>();
        while (!in.atEnd()) {
            if (packets.size() == MAX_PACKETS) {
                throw new KeystoreException("Expected at most " + MAX_PACKETS + " packets, found more");
            }
            packets.add(read(in));
        }
        return packets;
    }

    /** Reads bytes that are exactly one packet of this kind. */
    static Packet readOne(byte[] octets, PacketTag tag) throws KeystoreException {
        OctetReader in = new OctetReader(octets);
        Packet packet = read(in);
        in.expectEnd("the packet");
        if (packet.tag() != tag) {
            throw new KeystoreException("Expected a packet " + tag + ", found " + packet.tag());
        }
        return packet;
    }

    private static Packet read(OctetReader in) throws KeystoreException {
        int first = in.u8();
        if ((first & PACKET_BIT) == 0) {
            throw new KeystoreException("Expected the first octet of a packet, found " + first);
        }
        boolean newFormat = (first & NEW_FORMAT_BIT) != 0;
        int number = newFormat ? first & 0x3F : first >> 2 & 0x0F;
        PacketTag tag = PacketTag.of(number)
                .orElseThrow(() -> new KeystoreException("Expected a packet of a keystore, found tag " + number));
        long length = newFormat ? PacketLength.read(in, LAST_OF_TWO) : oldLength(in, first & 3);
        return new Packet(tag, in.octets(length));
    }

    private static long oldLength(OctetReader in, int type) throws KeystoreException {
        return switch (type) {
            case 0 -> in.u8();
            case 1 -> in.u16();
            case 2 -> in.u32();
            default -> throw new KeystoreException("Expected a packet of known length, found length type " + type);
        };
    }
}
