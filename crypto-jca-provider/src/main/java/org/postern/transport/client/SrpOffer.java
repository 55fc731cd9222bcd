package org.postern.transport.client;

import java.math.BigInteger;
import java.util.HexFormat;
import org.postern.crypto.srp.SrpGroup;
import org.postern.pson.PsonException;
import org.postern.transport.message.Members;

/** The server's answer to {@code srp_init}, as the client reads it (transport.md §9.4). */
@SuppressWarnings("ArrayRecordComponent") // a message just read, never compared
record SrpOffer(String sessionId, SrpGroup group, byte[] salt, BigInteger b, String loginData) {
    private static final int SALT_LENGTH = 16;

    static SrpOffer read(Members message) throws RecordRejected {
        try {
            byte[] salt = HexFormat.of().parseHex(message.text("s"));
            if (salt.length != SALT_LENGTH) {
                throw new RecordRejected("expected a salt of 16 bytes, found " + salt.length);
            }
            // k is computed from the group, never taken from the server.
            return new SrpOffer(
                    message.text("sessionId"),
                    new SrpGroup(message.number("N"), message.number("g")),
                    salt,
                    message.number("B"),
                    message.text("loginData"));
        } catch (PsonException | IllegalArgumentException malformed) {
            throw new RecordRejected("malformed srp_init: " + malformed.getMessage());
        }
    }
}
