package org.postern.transport.message;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a server closes a record stream: code and reason of the close, exact to the letter because clients say what they mean
 * (transport.md §27.6).
 */
public enum StreamEnd {
    /** Either side is done; also after every alert. */
    DONE(1000, ""),
    /** Nothing came, not even a ping. */
    IDLE(1000, "idle"),
    /** The login that the stream was watching for is over. */
    SESSION_ENDED(1000, "session ended"),
    /** The server goes; another one, or this one later, may be asked. */
    SERVER_STOPS(1001, "server stops"),
    /** What came is no WebSocket. */
    NOT_WEBSOCKET(1002, "not WebSocket"),
    /** A message of text. */
    NOT_BINARY(1007, "expected binary messages"),
    /** The address, the account or all together have as many streams as they may. */
    TOO_MANY_STREAMS(1008, "too many streams"),
    /** No memory is left for what the address sends and is sent. */
    TOO_MUCH(1008, "too much at the same time"),
    /** A record that is not completed, or answers that are not read, in time. */
    TOO_SLOW(1008, "too slow"),
    /** The handshake that opens the stream did not come. */
    NO_KEYS_IN_TIME(1008, "no keys agreed in time"),
    /** A message longer than one may be. */
    MESSAGE_TOO_BIG(1009, "message too big"),
    /** A record longer than one of a stream may be. */
    RECORD_TOO_BIG(1009, "record too big"),
    /** Failure of the server itself. */
    INTERNAL_ERROR(1011, "internal error");

    private final int code;
    private final String reason;

    StreamEnd(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** The code on the wire. */
    public int code() {
        return code;
    }

    /** The reason on the wire. */
    public String reason() {
        return reason;
    }

    /** The end that is said so; empty for one that this version does not know. */
    public static Optional<StreamEnd> of(int code, String reason) {
        return Arrays.stream(values())
                .filter(end -> end.code == code && end.reason.equals(reason))
                .findFirst();
    }
}
