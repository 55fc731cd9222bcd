package org.postern.core.account;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.srp.LoginData;
import org.postern.crypto.srp.SrpClient;
import org.postern.crypto.srp.SrpGroup;
import org.postern.crypto.srp.SrpHex;
import org.postern.protocol.id.Username;
import org.postern.protocol.keystore.IntegrationSignature;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.method.AccountMethods.Register;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** Somebody who asks for an account, the way a client does it (client.md §14). */
final class Applicant {
    static final String HOST = "example.org";
    static final String PASSWORD = "correct horse battery staple";

    private final EcPrivateKey identity = EcPrivateKey.generate(new SecureRandom());
    private final byte[] salt = new byte[16];
    private final String name;
    private String host = HOST;
    private String pin = "";
    private String token = "";
    private String verifier;
    private Optional<EcPrivateKey> otherSigner = Optional.empty();
    private Optional<Keystore> otherKeystore = Optional.empty();
    private Optional<Keystore> otherKis = Optional.empty();

    Applicant(String name) {
        this.name = name;
        BigInteger v = SrpClient.verifier(SrpGroup.RFC5054_3072, name, PASSWORD, salt);
        this.verifier = SrpHex.encode(v);
    }

    EcPrivateKey identity() {
        return identity;
    }

    Applicant with(String newToken) {
        token = newToken;
        return this;
    }

    Applicant pin(String newPin) {
        pin = newPin;
        return this;
    }

    Applicant at(String newHost) {
        host = newHost;
        return this;
    }

    Applicant verifier(String hex) {
        verifier = hex;
        return this;
    }

    Applicant signedBy(EcPrivateKey other) {
        otherSigner = Optional.of(other);
        return this;
    }

    Applicant publishing(Keystore other) {
        otherKeystore = Optional.of(other);
        return this;
    }

    Applicant integrating(Keystore other) {
        otherKis = Optional.of(other);
        return this;
    }

    Register request() {
        Keystore keystore = otherKeystore.orElseGet(() -> Keystore.forIdentity(identity, name));
        IntegrationSignature kis =
                IntegrationSignature.sign(otherKis.orElse(keystore), identity, new byte[32], 1_800_000_000L, 0);
        SignedText text =
                SignedText.register(name, pin, token, HexFormat.of().formatHex(salt), verifier, identity.publicKey());
        return new Register(
                new Username(name),
                host,
                salt,
                verifier,
                new LoginData(600_000, new byte[16]).toJson(),
                pin,
                token,
                new byte[] {1, 2, 3},
                keystore.encode(),
                kis.encode(),
                Signature.by(otherSigner.orElse(identity), text),
                "",
                "en",
                "1.0",
                Optional.of(false));
    }
}
