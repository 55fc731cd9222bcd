package org.postern.protocol.keystore;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The statements inside a signature; unknown ones are kept byte for byte (pki.md §3.7). */
final class Subpackets {
    static final int CREATION_TIME = 2;
    static final int REVOCATION_KEY = 12;
    static final int ISSUER = 16;
    static final int KEY_FLAGS = 27;
    static final int EMBEDDED_SIGNATURE = 32;
    static final int DATABASE_REVISION = 110;

    private static final int LAST_OF_TWO = 254;
    private static final int REVOCATION_KEY_CLASS = 0x40;

    private final byte[] octets;
    private final List<Subpacket> items;

    private Subpackets(byte[] octets, List<Subpacket> items) {
        this.octets = octets;
        this.items = items;
    }

    @SuppressWarnings("ArrayRecordComponent") // a slice of the octets, never compared
    private record Subpacket(int type, byte[] body) {}

    static Subpackets decode(byte[] octets) throws KeystoreException {
        OctetReader in = new OctetReader(octets);
        List<Subpacket> items = new ArrayList<>();
        while (!in.atEnd()) {
            long length = PacketLength.read(in, LAST_OF_TWO);
            if (length == 0) {
                throw new KeystoreException("Expected a subpacket with a type, found an empty one");
            }
            byte[] item = in.octets(length);
            items.add(new Subpacket(item[0] & 0xFF, Arrays.copyOfRange(item, 1, item.length)));
        }
        return new Subpackets(octets, items);
    }

    /** Collects subpackets in the order given. */
    static final class Builder {
        private final OctetWriter out = new OctetWriter();

        Builder add(int type, byte[] body) {
            PacketLength.write(out, body.length + 1);
            out.u8(type).octets(body);
            return this;
        }

        byte[] build() {
            return out.toByteArray();
        }
    }

    byte[] octets() {
        return octets;
    }

    Optional<byte[]> embeddedSignature() throws KeystoreException {
        return single(EMBEDDED_SIGNATURE);
    }

    /** Seconds since 1970. */
    long creationTime() throws KeystoreException {
        return ByteBuffer.wrap(sized(CREATION_TIME, Integer.BYTES)).getInt() & 0xFFFFFFFFL;
    }

    KeyId issuer() throws KeystoreException {
        return new KeyId(ByteBuffer.wrap(sized(ISSUER, Long.BYTES)).getLong());
    }

    /** Flags of the key that the signature binds; 0 when it says nothing. */
    int keyFlags() throws KeystoreException {
        byte[] flags = single(KEY_FLAGS).orElse(new byte[1]);
        if (flags.length == 0 || flags.length > Integer.BYTES) {
            throw new KeystoreException("Expected key flags of 1 to 4 octets, found " + flags.length);
        }
        int value = 0;
        for (byte octet : flags) {
            value = value << 8 | (octet & 0xFF);
        }
        return value;
    }

    /** Keys that may revoke the bound one. */
    List<Fingerprint> revocationKeys() throws KeystoreException {
        List<Fingerprint> keys = new ArrayList<>();
        for (Subpacket item : items) {
            if (item.type == REVOCATION_KEY) {
                OctetReader in = new OctetReader(item.body);
                if (in.u8() != REVOCATION_KEY_CLASS) {
                    throw new KeystoreException("Expected a revocation key of class 64, found another");
                }
                KeyAlgorithm.of(in.u8());
                keys.add(new Fingerprint(in.octets(Fingerprint.LENGTH)));
                in.expectEnd("the revocation key");
            }
        }
        return keys;
    }

    /** The body of a subpacket that must be there, with this many octets. */
    byte[] sized(int type, int length) throws KeystoreException {
        byte[] body = single(type)
                .orElseThrow(() -> new KeystoreException("Expected a subpacket of type " + type + ", found none"));
        if (body.length != length) {
            throw new KeystoreException(
                    "Expected " + length + " octets in subpacket " + type + ", found " + body.length);
        }
        return body;
    }

    private Optional<byte[]> single(int type) throws KeystoreException {
        List<Subpacket> found = items.stream().filter(i -> i.type == type).toList();
        if (found.size() > 1) {
            throw new KeystoreException("Expected one subpacket of type " + type + ", found " + found.size());
        }
        return found.stream().map(Subpacket::body).findFirst();
    }
}
