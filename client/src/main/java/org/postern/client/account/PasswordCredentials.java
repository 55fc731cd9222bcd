package org.postern.client.account;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.UnexpectedAnswer;
import org.postern.crypto.srp.LoginData;
import org.postern.crypto.srp.PasswordMixer;
import org.postern.crypto.srp.SrpClient;
import org.postern.crypto.srp.SrpGroup;
import org.postern.crypto.srp.SrpHex;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.UtilityMethods;
import org.postern.protocol.method.UtilityMethods.SrpInfo;

/**
 * Everything on the server that depends on the password: verifier, mixing parameters, sealed private data (client.md §4).
 *
 * @param salt of SRP, 16 bytes
 * @param verifier hex
 */
@SuppressWarnings("ArrayRecordComponent") // on its way to the wire, never compared
record PasswordCredentials(byte[] salt, String verifier, LoginData parameters, byte[] privateData) {
    private static final int SRP_SALT = 16;

    /** Makes them for a new password, with the group the server names for new passwords. */
    static PasswordCredentials make(ServerSession session, String username, Password password, PrivateData privateData)
            throws ClientFailure {
        SecureRandom random = session.freshness().random();
        SrpGroup group = group(session, password);
        LoginData parameters = PasswordMixer.newLoginData(random);
        byte[] salt = session.freshness().bytes(SRP_SALT);
        BigInteger verifier =
                SrpClient.verifier(group, username, PasswordMixer.srpPassword(password.mixed(parameters)), salt);
        return new PasswordCredentials(
                salt, SrpHex.encode(verifier), parameters, privateData.seal(password.privateDataKey(), random));
    }

    private static SrpGroup group(ServerSession session, Password password) throws ClientFailure {
        SrpInfo offered = session.call(UtilityMethods.SRP_INFO, NoParams.NONE);
        try {
            return password.requireStrong(SrpHex.decode(offered.N()), SrpHex.decode(offered.g()));
        } catch (IllegalArgumentException e) {
            throw new UnexpectedAnswer("The server names its login group in an unknown form.", e);
        }
    }
}
