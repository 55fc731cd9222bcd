package org.postern.appliance.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;

/** A private key out of a PEM file: PKCS#8, or the older forms of RSA and of elliptic curves. */
final class PemKey {

    private static final String WHAT = "private key";

    private PemKey() {}

    /** @throws TlsException if there is none that HTTPS can use */
    static PrivateKey read(Path file) {
        PemObject block = Pem.read(file, WHAT).stream()
                .filter(any -> any.getType().endsWith("PRIVATE KEY"))
                .findFirst()
                .orElseThrow(() -> new TlsException("Expected a private key in " + file + ", found none"));
        if (block.getType().equals("ENCRYPTED PRIVATE KEY")
                || !block.getHeaders().isEmpty()) {
            throw new TlsException("The private key in " + file
                    + " is encrypted; the server needs it in the clear, in a file that only its owner reads");
        }
        try {
            PrivateKeyInfo key = pkcs8(block);
            return KeyFactory.getInstance(algorithm(key, file))
                    .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (e instanceof TlsException refused) {
                throw refused;
            }
            throw new TlsException("The private key in " + file + " is damaged", e);
        }
    }

    private static PrivateKeyInfo pkcs8(PemObject block) throws IOException {
        byte[] content = block.getContent();
        return switch (block.getType()) {
            case "RSA PRIVATE KEY" ->
                new PrivateKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        RSAPrivateKey.getInstance(content));
            case "EC PRIVATE KEY" -> {
                ECPrivateKey key = ECPrivateKey.getInstance(content);
                yield new PrivateKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()), key);
            }
            default -> PrivateKeyInfo.getInstance(content);
        };
    }

    private static String algorithm(PrivateKeyInfo key, Path file) {
        ASN1ObjectIdentifier id = key.getPrivateKeyAlgorithm().getAlgorithm();
        if (id.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return "RSA";
        }
        if (id.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return "EC";
        }
        throw new TlsException("Expected a private key of RSA or EC in " + file + ", found another algorithm");
    }
}
