package org.postern.appliance.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PEM files become what the application server reads; each that cannot is refused with a sentence of its own. */
class ServerKeyStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private final Path directory;
    private final SelfSigned pair;

    ServerKeyStoreTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        pair = SelfSigned.of(directory, "example.org", NOW, random);
    }

    private ServerKeyStore write(Path certificate, Path key) throws Exception {
        return ServerKeyStore.write(directory.resolve("server.p12"), certificate, key, random);
    }

    private String refusal(Path certificate, Path key) {
        return String.valueOf(
                assertThrows(TlsException.class, () -> write(certificate, key)).getMessage());
    }

    private Path file(String name, String... lines) throws Exception {
        return Files.write(directory.resolve(name), List.of(lines));
    }

    private Path pem(String name, String type, byte[] content) throws Exception {
        return file(
                name,
                "-----BEGIN " + type + "-----",
                Base64.getMimeEncoder().encodeToString(content),
                "-----END " + type + "-----");
    }

    private static KeyStore load(ServerKeyStore store) throws Exception {
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store.file())) {
            loaded.load(in, store.password().toCharArray());
        }
        return loaded;
    }

    @Test
    void keepsKeyAndCertificateForTheOwnerAlone() throws Exception {
        ServerKeyStore store = write(pair.certificate(), pair.key());

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(store.file())));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(pair.key())));
        X509Certificate certificate = (X509Certificate) load(store).getCertificate("server");
        assertEquals("CN=example.org", certificate.getSubjectX500Principal().getName());
        assertEquals(NOW.plus(Duration.ofDays(397)), store.end());
        certificate.verify(certificate.getPublicKey());
        assertEquals(
                List.of(List.of(2, "example.org"), List.of(2, "localhost"), List.of(7, "127.0.0.1")),
                List.copyOf(certificate.getSubjectAlternativeNames()));
        assertFalse(store.toString().contains(store.password()));
        assertNotEquals(store.password(), write(pair.certificate(), pair.key()).password());
    }

    @Test
    void selfSignedPairStaysUntilItsNameOrTimeIsOver() throws Exception {
        byte[] first = Files.readAllBytes(pair.certificate());
        SelfSigned.of(directory, "example.org", NOW.plus(Duration.ofDays(395)), random);
        assertArrayEquals(first, Files.readAllBytes(pair.certificate()));
        SelfSigned.of(directory, "example.org", NOW.plus(Duration.ofDays(397)), random);
        byte[] second = Files.readAllBytes(pair.certificate());
        assertFalse(Arrays.equals(first, second));
        SelfSigned.of(directory, "example.com", NOW.plus(Duration.ofDays(397)), random);
        assertFalse(Arrays.equals(second, Files.readAllBytes(pair.certificate())));
    }

    @Test
    @DisplayName("keys in the older form “EC PRIVATE KEY”, parameters first, are read too")
    void readsTheOlderFormOfElliptic() throws Exception {
        ServerKeyStore store = write(pair.certificate(), pair.key());
        PrivateKey key =
                (PrivateKey) load(store).getKey("server", store.password().toCharArray());
        PrivateKeyInfo whole = PrivateKeyInfo.getInstance(key.getEncoded());
        ECPrivateKey older = new ECPrivateKey(
                256,
                ECPrivateKey.getInstance(whole.parsePrivateKey()).getKey(),
                whole.getPrivateKeyAlgorithm().getParameters());
        Path parameters = pem("p.pem", "EC PARAMETERS", new byte[] {5, 0});
        Path file = pem("older.pem", "EC PRIVATE KEY", older.getEncoded());
        Files.writeString(file, Files.readString(parameters) + Files.readString(file));

        assertTrue(load(write(pair.certificate(), file)).isKeyEntry("server"));
    }

    @Test
    @DisplayName("keys in the older form “RSA PRIVATE KEY” are read too")
    void readsTheOlderFormOfRsa() throws Exception {
        PrivateKey key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        byte[] inner =
                PrivateKeyInfo.getInstance(key.getEncoded()).getPrivateKey().getOctets();

        assertEquals(key, PemKey.read(pem("rsa.pem", "RSA PRIVATE KEY", inner)));
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws Exception {
        SelfSigned other = SelfSigned.of(directory.resolve("other"), "example.org", NOW, random);

        assertEquals(
                "The private key in " + other.key() + " does not belong to the first certificate in "
                        + pair.certificate() + ", that of CN=example.org",
                refusal(pair.certificate(), other.key()));
    }

    @Test
    void refusesEachBadFileByItsName() throws Exception {
        Path missing = directory.resolve("missing.pem");
        assertEquals("The file " + missing + " of the certificate does not exist", refusal(missing, pair.key()));
        assertEquals(
                "The file " + missing + " of the private key does not exist", refusal(pair.certificate(), missing));
        Path text = file("text.pem", "hello");
        assertEquals(
                "Expected the certificate in " + text + " in PEM, beginning with -----BEGIN; found another form",
                refusal(text, pair.key()));
        assertEquals("Expected a certificate in " + pair.key() + ", found none", refusal(pair.key(), pair.key()));
        assertEquals(
                "Expected a private key in " + pair.certificate() + ", found none",
                refusal(pair.certificate(), pair.certificate()));
        Path locked = pem("locked.pem", "ENCRYPTED PRIVATE KEY", new byte[] {1});
        assertEquals(
                "The private key in " + locked
                        + " is encrypted; the server needs it in the clear, in a file that only its owner reads",
                refusal(pair.certificate(), locked));
        Path damaged = pem("damaged.pem", "PRIVATE KEY", new byte[] {1, 2, 3});
        assertEquals("The private key in " + damaged + " is damaged", refusal(pair.certificate(), damaged));
        Path broken = pem("broken.pem", "CERTIFICATE", new byte[] {1, 2, 3});
        assertEquals("A certificate in " + broken + " is damaged", refusal(broken, pair.key()));
    }
}
