package org.postern.crypto;

import java.security.Provider;
import java.util.List;
import java.util.Map;
import org.postern.crypto.jca.CompactSignatureSpi;
import org.postern.crypto.jca.EcKeyFactorySpi;
import org.postern.crypto.jca.EcKeyPairGeneratorSpi;
import org.postern.crypto.jca.EcdhXSpi;
import org.postern.crypto.jca.EciesCipherSpi;
import org.postern.crypto.jca.KemKdfSpi;
import org.postern.crypto.jca.PasswordKeyFactorySpi;
import org.postern.crypto.jca.PrfKdfSpi;

/**
 * The JCA provider "Postern": all cryptography of the architecture that the platform does not have (transport.md §16 to
 * §18), and the PrivMX TLS engine. It may be handed to {@code getInstance} as an object; it need not be registered.
 */
public final class PosternProvider extends Provider {
    /** Name of the provider. */
    public static final String NAME = "Postern";

    private static final String VERSION = "0.1";

    /** For the service loader; programs use {@link #instance()}. */
    public PosternProvider() {
        super(NAME, VERSION, "secp256k1, compact ECDSA, ECDH, ECIES, PRF, KEM, password mixing, PrivMX TLS");
        offer("KeyPairGenerator", "secp256k1", EcKeyPairGeneratorSpi.class.getName());
        offer("KeyFactory", "secp256k1", EcKeyFactorySpi.class.getName());
        offer("Signature", "ECDSA-COMPACT", CompactSignatureSpi.OfDigest.class.getName());
        offer("Signature", "SHA256withECDSA-COMPACT", CompactSignatureSpi.OfMessage.class.getName());
        offer("KeyAgreement", "ECDH-X", EcdhXSpi.class.getName());
        offer("Cipher", "ECIES-PRIVMX", EciesCipherSpi.class.getName());
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
        putService(new Service(this, type, algorithm, className, List.of(), Map.of()));
    }

    private static final class Instance {
        private static final PosternProvider PROVIDER = new PosternProvider();
    }
}
