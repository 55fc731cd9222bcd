package org.postern.client.account;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.Username;
import org.postern.protocol.keystore.IntegrationSignature;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.AccountMethods.Register;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/**
 * A new account: keys, verifier, sealed private data, keystore (client.md §14 "Registration").
 *
 * @param username the name on its server
 * @param token invitation, empty text for open registration
 * @param language two letters
 */
public record NewAccount(Username username, String token, String language) {
    private static final String NO_PIN = "";
    private static final String NO_EMAIL = "";
    /** The revision a key directory has before its first entry (pki.md §7). */
    private static final byte[] NO_REVISION = new byte[32];

    /** Registers on a standard connection and logs in on it. */
    public Account register(ServerSession session, Password password) throws ClientFailure {
        PrivateData privateData = PrivateData.generate(session.freshness().random());
        PasswordCredentials credentials = PasswordCredentials.make(session, username.text(), password, privateData);
        session.call(AccountMethods.REGISTER, request(session, credentials, privateData));
        Hashmail address = new Hashmail(username.text(), session.server().toString());
        return LoggingIn.logIn(session, address, password);
    }

    private Register request(ServerSession session, PasswordCredentials credentials, PrivateData privateData) {
        EcPrivateKey identity = privateData.keys().identity();
        Instant now = session.freshness().clock().instant();
        Keystore keystore = Keystore.forIdentity(identity, username.text(), now.getEpochSecond());
        IntegrationSignature kis =
                IntegrationSignature.sign(keystore, identity, NO_REVISION, now.getEpochSecond(), now.getEpochSecond());
        SignedText signed = SignedText.register(
                username.text(),
                NO_PIN,
                token,
                HexFormat.of().formatHex(credentials.salt()),
                credentials.verifier(),
                identity.publicKey());
        return new Register(
                username,
                session.server().toString(),
                credentials.salt(),
                credentials.verifier(),
                credentials.parameters().toJson(),
                NO_PIN,
                token,
                credentials.privateData(),
                keystore.encode(),
                kis.encode(),
                Signature.by(identity, signed),
                NO_EMAIL,
                language,
                PrivateData.VERSION,
                Optional.empty());
    }
}
