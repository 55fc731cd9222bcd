package org.postern.protocol.keystore;

import java.util.HexFormat;

/** Key id: the last 8 octets of a key's fingerprint (pki.md §3.5). */
public record KeyId(long value) {
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    /** 16 upper-case hex digits, the form the transport asks for server keys by. */
    public String text() {
        return UPPER.toHexDigits(value);
    }

    @Override
    public String toString() {
        return text();
    }
}
