package org.postern.appliance.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Certificate and key in the form that the application server reads (PKCS #12), made anew at each start and readable by its
 * owner alone.
 *
 * @param password of this start; the server learns it from its environment
 * @param end when the certificate ceases to be valid
 */
public record ServerKeyStore(Path file, String password, Instant end) {

    private static final int PASSWORD_BYTES = 24;
    private static final byte[] PROBE = "certificate and key belong together".getBytes(StandardCharsets.US_ASCII);

    /**
     * Makes it of PEM files.
     *
     * @throws TlsException if one of them cannot be used, or they do not belong together
     */
    public static ServerKeyStore write(Path file, Path certificate, Path key, SecureRandom random) throws IOException {
        List<X509Certificate> chain = PemCertificates.read(certificate);
        PrivateKey secret = PemKey.read(key);
        if (!belongTogether(chain.getFirst(), secret)) {
            throw new TlsException("The private key in " + key + " does not belong to the first certificate in "
                    + certificate + ", that of " + chain.getFirst().getSubjectX500Principal());
        }
        String password = password(random);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", secret, password.toCharArray(), chain.toArray(X509Certificate[]::new));
            Path part = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(part)) {
                store.store(out, password.toCharArray());
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (GeneralSecurityException e) {
            throw new TlsException("The certificate in " + certificate + " cannot be used", e);
        }
        return new ServerKeyStore(file, password, chain.getFirst().getNotAfter().toInstant());
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
        String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] made = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(PROBE);
            return signature.verify(made);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String password(SecureRandom random) {
        byte[] value = new byte[PASSWORD_BYTES];
        random.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return file.toString();
    }
}
