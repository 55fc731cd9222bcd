package org.postern.crypto;

import java.security.Provider;
import java.util.List;
import java.util.Map;
import org.postern.crypto.jca.EcKeyFactorySpi;
import org.postern.crypto.jca.EcKeyPairGeneratorSpi;
import org.postern.crypto.jca.EcdhXSpi;
import org.postern.crypto.jca.EcdsaSpi;
import org.postern.crypto.jca.EciesCipherSpi;
import org.postern.crypto.jca.KemKdfSpi;
import org.postern.crypto.jca.PasswordKeyFactorySpi;
import org.postern.crypto.jca.PrfKdfSpi;

/**
 * The JCA provider "Postern": all cryptography of the architecture that the platform does not have (transport.md §16 to
 * §18), and the PrivMX TLS engine. It may be handed to {@code getInstance} as an object; it need not be registered.
 *
 * <p>SRP-6a, Base58Check and extended keys are no services: no engine class of the JCA has the two messages of a login, a text
 * form or a key with a chain code, so they are typed classes beside it ({@code srp}, {@code text}, {@code hd}).
 */
public final class PosternProvider extends Provider {
    /** Name of the provider. */
    public static final String NAME = "Postern";

    private static final String VERSION = "0.1";
    private static final Map<String, String> SOFTWARE = Map.of("ImplementedIn", "Software");
    private static final Map<String, String> EC_KEYS = Map.of(
            "ImplementedIn",
            "Software",
            "SupportedKeyClasses",
            "java.security.interfaces.ECPrivateKey|java.security.interfaces.ECPublicKey");

    /** For the service loader; programs use {@link #instance()}. */
    public PosternProvider() {
        super(NAME, VERSION, "secp256k1, ECDSA compact and DER, ECDH, ECIES, PRF, KEM, password mixing, PrivMX TLS");
        offer("KeyPairGenerator", "secp256k1", EcKeyPairGeneratorSpi.class.getName());
        offer("KeyFactory", "secp256k1", EcKeyFactorySpi.class.getName());
        offerKeyed("Signature", "ECDSA-COMPACT", EcdsaSpi.CompactOfDigest.class.getName());
        offerKeyed("Signature", "SHA256withECDSA-COMPACT", EcdsaSpi.CompactOfMessage.class.getName());
        offerKeyed("Signature", "NONEwithECDSA", EcdsaSpi.DerOfDigest.class.getName());
        offerKeyed("Signature", "SHA256withECDSA", EcdsaSpi.DerOfMessage.class.getName());
        offerKeyed("KeyAgreement", "ECDH-X", EcdhXSpi.class.getName());
        offerKeyed("Cipher", "ECIES-PRIVMX", EciesCipherSpi.class.getName());
        offer("KDF", "PRIVMX-PRF", PrfKdfSpi.class.getName());
        offer("KDF", "PRIVMX-KEM", KemKdfSpi.class.getName());
        offer("SecretKeyFactory", "PrivmxPassword", PasswordKeyFactorySpi.class.getName());
        // By name: the engine stands on top of this package.
        offer("PrivmxTls", "PrivMX-TLS-1", "org.postern.transport.PrivmxTls");
    }

    /** The one provider object of the process. */
    public static PosternProvider instance() {
        return Instance.PROVIDER;
    }

    private void offer(String type, String algorithm, String className) {
        putService(new Service(this, type, algorithm, className, List.of(), SOFTWARE));
    }

    /** A service that is initialised with a key: other kinds of keys go to other providers without asking further. */
    private void offerKeyed(String type, String algorithm, String className) {
        putService(new Service(this, type, algorithm, className, List.of(), EC_KEYS));
    }

    private static final class Instance {
        private static final PosternProvider PROVIDER = new PosternProvider();
    }
}
