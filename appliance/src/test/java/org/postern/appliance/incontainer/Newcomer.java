package org.postern.appliance.incontainer;

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
import org.postern.protocol.method.UtilityMethods.SrpInfo;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** Somebody who asks for an account (client.md §14, "Registration"). */
record Newcomer(String name, EcPrivateKey identity) {
    static final String PASSWORD = "Y29ycmVjdCBob3JzZSBiYXR0ZXJ5";

    Newcomer(String name) {
        this(name, EcPrivateKey.generate(new SecureRandom()));
    }

    /** The request, signed with the identity key. */
    Register asking(String token, SrpInfo group) {
        return asking(token, group, identity);
    }

    /** The same, signed with any key. */
    Register asking(String token, SrpInfo info, EcPrivateKey signer) {
        SrpGroup group = new SrpGroup(new BigInteger(info.N(), 16), new BigInteger(info.g(), 16));
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        String verifier = SrpHex.encode(SrpClient.verifier(group, name, PASSWORD, salt));
        Keystore keystore = Keystore.forIdentity(identity, name);
        SignedText text =
                SignedText.register(name, "", token, HexFormat.of().formatHex(salt), verifier, identity.publicKey());
        return new Register(
                new Username(name),
                "localhost",
                salt,
                verifier,
                new LoginData(600_000, new byte[16]).toJson(),
                "",
                token,
                new byte[] {1, 2, 3},
                keystore.encode(),
                IntegrationSignature.sign(keystore, identity, new byte[32], 1_800_000_000L, 0)
                        .encode(),
                Signature.by(signer, text),
                "",
                "en",
                "1.0",
                Optional.empty());
    }
}
