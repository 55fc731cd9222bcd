package org.postern.transport.record;

/** What a record carries (transport.md §6.2). */
public enum ContentType {
    /** Switches the direction to the prepared keys; the payload is ignored. */
    CHANGE_CIPHER_SPEC(20),
    /** Bare text of a failure. */
    ALERT(21),
    /** One PSON object with a member {@code type}. */
    HANDSHAKE(22),
    /** One PSON object: a call or its answer. */
    APPLICATION_DATA(23),
    /** Any other number; such records are skipped. */
    OTHER(-1);

    private final int number;

    ContentType(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    static ContentType of(int number) {
        return switch (number) {
            case 20 -> CHANGE_CIPHER_SPEC;
            case 21 -> ALERT;
            case 22 -> HANDSHAKE;
            case 23 -> APPLICATION_DATA;
            default -> OTHER;
        };
    }
}
