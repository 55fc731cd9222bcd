package org.postern.crypto.ec;

import java.io.IOException;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * DER forms of keys, for Java programs that expect X.509 and PKCS#8. The architecture itself uses points, WIF and text
 * only (transport.md §16.3).
 */
public final class KeyEncoding {
    private static final AlgorithmIdentifier ALGORITHM =
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256k1);

    private KeyEncoding() {}

    /** Reads a SubjectPublicKeyInfo that names the curve secp256k1. */
    public static EcPublicKey publicKey(byte[] subjectPublicKeyInfo) throws InvalidKeyException {
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(der(subjectPublicKeyInfo));
            requireCurve(info.getAlgorithm());
            return EcPublicKey.decode(info.getPublicKeyData().getOctets());
        } catch (IOException | RuntimeException e) {
            // The parser has many unchecked exceptions for DER of another structure; all mean the same here.
            throw new InvalidKeyException("Invalid public key: expected a DER SubjectPublicKeyInfo", e);
        }
    }

    /** Reads a PKCS#8 PrivateKeyInfo that names the curve secp256k1. */
    public static EcPrivateKey privateKey(byte[] privateKeyInfo) throws InvalidKeyException {
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(der(privateKeyInfo));
            requireCurve(info.getPrivateKeyAlgorithm());
            ECPrivateKey key = ECPrivateKey.getInstance(info.parsePrivateKey());
            requireCurve(key);
            return EcPrivateKey.of(Secp256k1.bytes(key.getKey()));
        } catch (IOException | RuntimeException e) {
            throw new InvalidKeyException("Invalid private key: expected a DER PrivateKeyInfo with a valid scalar");
        }
    }

    static byte[] subjectPublicKeyInfo(byte[] point) {
        try {
            return new SubjectPublicKeyInfo(ALGORITHM, point).getEncoded("DER");
        } catch (IOException e) {
            throw new AssertionError("encoding into memory cannot fail", e);
        }
    }

    static byte[] privateKeyInfo(byte[] scalar) {
        try {
            DERBitString noPublicKey = null;
            ECPrivateKey key = new ECPrivateKey(256, new BigInteger(1, scalar), noPublicKey, null);
            return new PrivateKeyInfo(ALGORITHM, key).getEncoded("DER");
        } catch (IOException e) {
            throw new AssertionError("encoding into memory cannot fail", e);
        }
    }

    /** The same key has one encoding only; BER would allow many. */
    private static ASN1Primitive der(byte[] encoded) throws IOException {
        ASN1Primitive parsed = ASN1Primitive.fromByteArray(encoded);
        if (!Arrays.equals(parsed.getEncoded(ASN1Encoding.DER), encoded)) {
            throw new IOException("expected DER, found another encoding");
        }
        return parsed;
    }

    /** The key may name its curve a second time. */
    private static void requireCurve(ECPrivateKey key) throws IOException {
        ASN1Object named = key.getParametersObject();
        if (named != null && !SECObjectIdentifiers.secp256k1.equals(named)) {
            throw new IOException("expected a key of secp256k1, found another curve");
        }
    }

    private static void requireCurve(AlgorithmIdentifier found) throws InvalidKeyException {
        if (!ALGORITHM.equals(found)) {
            throw new InvalidKeyException("Invalid key: expected an EC key of secp256k1, found algorithm "
                    + found.getAlgorithm().getId());
        }
    }
}
