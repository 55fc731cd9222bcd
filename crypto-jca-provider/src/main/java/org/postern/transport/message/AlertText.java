package org.postern.transport.message;

/** The alert texts of the engine, exact to the letter because clients compare them (transport.md §20, §21). */
public enum AlertText {
    /** Record version other than 1. */
    UNSUPPORTED_VERSION("Unsupported version"),
    /** Tag of an encrypted header. */
    INVALID_FRAME_TAG("Invalid frame TAG"),
    /** MAC of an encrypted record. */
    INVALID_FRAME_MAC("Invalid frame MAC"),
    /** Malformed call, or a call that is not encrypted. */
    INVALID_FRAME("Invalid frame"),
    /** The body ends inside a record. */
    READ_ERROR("read error (read 0 bytes)"),
    /** Ticket unknown, used or expired. */
    INVALID_TICKET("Invalid ticket"),
    /** Change cipher spec before keys. */
    INVALID_NEXT_READ_STATE("Invalid next read state"),
    /** A handshake that does not fit the state of the connection; also every {@code ecdh}. */
    INVALID_STATE("Invalid state"),
    /** Malformed point of a key exchange. */
    INVALID_POINT("Invalid point"),
    /** Key login not configured; the misspelling is on the wire. */
    KEY_LOGIN_UNAVAILABLE("Key Login handshake uavailable"),
    /** Logins are switched off. */
    LOGIN_BLOCKED("Login blocked"),
    /** Too many failed logins from the address. */
    LOGIN_REJECTED("Login rejected"),
    /** No such user, not activated, blocked, or foreign host. */
    USER_DOESNT_EXIST("User doesn't exist"),
    /** Session id of a login message is not known. */
    UNKNOWN_SESSION("Unknown session"),
    /** Login message does not fit the state of the session. */
    INVALID_SESSION_STATE("Invalid session state"),
    /** A is a multiple of N. */
    INVALID_A("Invalid A"),
    /** Wrong password. */
    DIFFERENT_M1("Different M1"),
    /** Timestamp of a key login outside the tolerance. */
    INVALID_TIMESTAMP("Invalid timestamp"),
    /** Nonce of a key login malformed or seen before. */
    INVALID_NONCE("Invalid nonce"),
    /** Signature of a key login does not verify. */
    INVALID_SIGNATURE("Invalid signature"),
    /** ECIES tag of a key login. */
    INVALID_CHECKSUM("Invalid checksum"),
    /** Malformed handshake message. */
    INVALID_JSON_PARAMETERS("Invalid json parameters"),
    /** More records in one piece of input than any honest client sends. */
    TOO_MANY_RECORDS("Too many records"),
    /** More key exchanges, tickets or logins from the address than it may have now; later it may have more. */
    TOO_MANY_REQUESTS("Too many requests"),
    /** A client that was asked for new keys goes on under the old ones. */
    KEY_CHANGE_REQUIRED("Key change required"),
    /** Failure of the server itself. */
    INTERNAL_ERROR("Internal error");

    private final String text;

    AlertText(String text) {
        this.text = text;
    }

    /** The text on the wire. */
    public String text() {
        return text;
    }
}
