package org.postern.core.account.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigInteger;
import org.postern.core.account.entity.Credentials;
import org.postern.core.settings.Settings;
import org.postern.crypto.srp.SrpGroup;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;

/** What clients send to prove a password by from now on (white paper: hashing parameters and SRP verifier; api.md §13). */
@Dependent
public class Passwords {
    private final Settings settings;

    @Inject
    public Passwords(Settings settings) {
        this.settings = settings;
    }

    /**
     * Credentials of a new password, in the group of {@code srpInfo}.
     *
     * @param salt 16 bytes
     * @param verifier hex digits as sent
     * @throws ProtocolException INVALID_VERIFIER
     */
    public Credentials credentials(byte[] salt, String verifier, String loginData, boolean weak)
            throws ProtocolException {
        SrpGroup group = settings.accounts().srpGroup();
        return new Credentials(group.n().bitLength(), salt, verifier(group, verifier), loginData, weak);
    }

    /** A verifier of zero or one belongs to no password; one above N belongs to another group. */
    private static byte[] verifier(SrpGroup group, String hex) throws ProtocolException {
        BigInteger verifier = new BigInteger(hex, 16);
        if (verifier.compareTo(BigInteger.TWO) < 0 || verifier.compareTo(group.n()) >= 0) {
            throw new ProtocolException(
                    ErrorCode.INVALID_VERIFIER,
                    "srpVerifier -> Expected a number from 2 to N - 1 of the group of srpInfo");
        }
        return verifier.toByteArray();
    }
}
