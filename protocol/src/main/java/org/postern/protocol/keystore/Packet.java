package org.postern.protocol.keystore;

/** One packet: tag, length and body (pki.md §3.1). */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record Packet(PacketTag tag, byte[] body) {

    /** Header and body in the form writers use. */
    byte[] encode() {
        OctetWriter out = new OctetWriter();
        writeTo(out);
        return out.toByteArray();
    }

    void writeTo(OctetWriter out) {
        out.u8(0xC0 | tag.number());
        PacketLength.write(out, body.length);
        out.octets(body);
    }
}
