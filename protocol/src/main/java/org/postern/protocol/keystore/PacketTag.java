package org.postern.protocol.keystore;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of packets that containers hold (pki.md §3.2). */
enum PacketTag {
    SIGNATURE(2),
    SECRET_KEY(5),
    PUBLIC_KEY(6),
    SECRET_SUBKEY(7),
    USER_ID(13),
    PUBLIC_SUBKEY(14),
    DATA_TYPE(60),
    ATTACHMENT_POINTER(61),
    ATTACHMENT_DATA(62);

    private final int number;

    PacketTag(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    boolean isPrimaryKey() {
        return this == SECRET_KEY || this == PUBLIC_KEY;
    }

    boolean isSubkey() {
        return this == SECRET_SUBKEY || this == PUBLIC_SUBKEY;
    }

    boolean isSecret() {
        return this == SECRET_KEY || this == SECRET_SUBKEY;
    }

    static Optional<PacketTag> of(int number) {
        return Arrays.stream(values()).filter(tag -> tag.number == number).findFirst();
    }
}
