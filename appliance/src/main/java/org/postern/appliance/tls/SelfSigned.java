package org.postern.appliance.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.postern.core.identity.OwnerOnly;

/**
 * A certificate that this instance makes for itself, for trying HTTPS out: nobody vouches for it, so browsers warn.
 *
 * @param certificate PEM, to be handed to clients that shall trust it
 * @param key PEM, for its owner alone
 */
public record SelfSigned(Path certificate, Path key) {

    /** What browsers still take. */
    private static final Duration LIFE = Duration.ofDays(397);

    /** Clocks of other machines may be behind. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final int SERIAL_BITS = 126;
    private static final String IPV4 = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";

    /** The pair in this directory, made anew when there is none for this name, or not for much longer. */
    public static SelfSigned of(Path directory, String name, Instant now, SecureRandom random) throws IOException {
        SelfSigned pair = new SelfSigned(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
        if (!pair.isGood(name, now)) {
            pair.make(name, now, random);
        }
        return pair;
    }

    private boolean isGood(String name, Instant now) {
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return false;
        }
        X509Certificate found = PemCertificates.read(certificate).getFirst();
        return found.getNotAfter().toInstant().isAfter(now.plus(BEFORE)) && names(found, name);
    }

    private static boolean names(X509Certificate certificate, String name) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .anyMatch(alternative -> name.equals(alternative.get(1)));
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private void make(String name, Instant now, SecureRandom random) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            OwnerOnly.replace(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            OwnerOnly.replace(certificate, pem("CERTIFICATE", certify(pair, name, now, random)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK signs with P-256", e);
        }
    }

    private static byte[] certify(KeyPair pair, String name, Instant now, SecureRandom random)
            throws IOException, GeneralSecurityException {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        X500Name self = new X500Name("CN=" + name);
        V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
        content.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE)));
        content.setSignature(algorithm);
        content.setIssuer(self);
        content.setSubject(self);
        content.setStartDate(new Time(Date.from(now.minus(BEFORE))));
        content.setEndDate(new Time(Date.from(now.plus(LIFE))));
        content.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        content.setExtensions(new Extensions(
                Extension.create(Extension.subjectAlternativeName, false, new GeneralNames(alternatives(name)))));
        TBSCertificate unsigned = content.generateTBSCertificate();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate(), random);
        signature.update(unsigned.getEncoded("DER"));
        ASN1Encodable[] parts = {unsigned, algorithm, new DERBitString(signature.sign())};
        return new DERSequence(parts).getEncoded("DER");
    }

    private static GeneralName[] alternatives(String name) {
        GeneralName own = new GeneralName(name.matches(IPV4) ? GeneralName.iPAddress : GeneralName.dNSName, name);
        return new GeneralName[] {
            own, new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        };
    }

    private static List<String> pem(String type, byte[] content) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return List.of("-----BEGIN " + type + "-----", text, "-----END " + type + "-----");
    }
}
