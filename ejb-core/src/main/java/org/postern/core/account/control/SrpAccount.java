package org.postern.core.account.control;

import java.math.BigInteger;
import java.util.Optional;
import org.postern.core.account.entity.Credentials;
import org.postern.crypto.srp.SrpGroup;
import org.postern.protocol.id.Username;

/**
 * What the server needs to check a password (transport.md §14).
 *
 * @param user who is logged in by it; empty where no proof is ever accepted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SrpAccount(Optional<Username> user, SrpGroup group, byte[] salt, BigInteger verifier, String loginData) {

    static SrpAccount of(Optional<Username> user, Credentials stored) {
        return new SrpAccount(
                user,
                group(stored.srpGroup()),
                stored.srpSalt(),
                new BigInteger(1, stored.srpVerifier()),
                stored.loginData());
    }

    private static SrpGroup group(int bits) {
        return switch (bits) {
            case 1024 -> SrpGroup.RFC5054_1024;
            case 2048 -> SrpGroup.RFC5054_2048;
            case 3072 -> SrpGroup.RFC5054_3072;
            default -> throw new AssertionError("the database holds only groups of RFC 5054, found " + bits);
        };
    }

    /** Without the verifier. */
    @Override
    public String toString() {
        return "SrpAccount";
    }
}
