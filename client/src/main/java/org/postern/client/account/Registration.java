package org.postern.client.account;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.UnexpectedAnswer;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.srp.LoginData;
import org.postern.crypto.srp.PasswordMixer;
import org.postern.crypto.srp.SrpClient;
import org.postern.crypto.srp.SrpGroup;
import org.postern.crypto.srp.SrpHex;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.Signature;
import org.postern.protocol.id.Username;
import org.postern.protocol.keystore.IntegrationSignature;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.AccountMethods.Register;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.UtilityMethods;
import org.postern.protocol.method.UtilityMethods.SrpInfo;
import org.postern.protocol.signed.SignedText;

/**
 * A new account: keys, verifier, sealed private data, keystore (client.md §14 "Registration").
 *
 * @param username the name on its server
 * @param token invitation, empty text for open registration
 * @param language two letters
 */
public record Registration(Username username, String token, String language) {
    private static final int SRP_SALT = 16;
    private static final String NO_PIN = "";
    private static final String NO_EMAIL = "";
    /** The revision a key directory has before its first entry (pki.md §7). */
    private static final byte[] NO_REVISION = new byte[32];

    /** Registers on a standard connection and logs in on it. */
    public Account register(ServerSession session, Password password) throws ClientFailure {
        SecureRandom random = session.freshness().random();
        SrpGroup group = group(session, password);
        PrivateData privateData = PrivateData.generate(random);
        session.call(AccountMethods.REGISTER, request(session, password, group, privateData));
        Hashmail address = new Hashmail(username.text(), session.server().toString());
        return LoggingIn.logIn(session, address, password);
    }

    private static SrpGroup group(ServerSession session, Password password) throws ClientFailure {
        SrpInfo offered = session.call(UtilityMethods.SRP_INFO, NoParams.NONE);
        try {
            return password.requireStrong(SrpHex.decode(offered.N()), SrpHex.decode(offered.g()));
        } catch (IllegalArgumentException e) {
            throw new UnexpectedAnswer("The server names its login group in an unknown form.", e);
        }
    }

    private Register request(ServerSession session, Password password, SrpGroup group, PrivateData privateData) {
        SecureRandom random = session.freshness().random();
        LoginData parameters = PasswordMixer.newLoginData(random);
        byte[] salt = session.freshness().bytes(SRP_SALT);
        BigInteger verifier =
                SrpClient.verifier(group, username.text(), PasswordMixer.srpPassword(password.mixed(parameters)), salt);
        EcPrivateKey identity = privateData.keys().identity();
        Instant now = session.freshness().clock().instant();
        Keystore keystore = Keystore.forIdentity(identity, username.text(), now.getEpochSecond());
        IntegrationSignature kis =
                IntegrationSignature.sign(keystore, identity, NO_REVISION, now.getEpochSecond(), now.getEpochSecond());
        String verifierHex = SrpHex.encode(verifier);
        SignedText signed = SignedText.register(
                username.text(), NO_PIN, token, HexFormat.of().formatHex(salt), verifierHex, identity.publicKey());
        return new Register(
                username,
                session.server().toString(),
                salt,
                verifierHex,
                parameters.toJson(),
                NO_PIN,
                token,
                privateData.seal(password.privateDataKey(), random),
                keystore.encode(),
                kis.encode(),
                Signature.by(identity, signed),
                NO_EMAIL,
                language,
                PrivateData.VERSION,
                Optional.empty());
    }
}
