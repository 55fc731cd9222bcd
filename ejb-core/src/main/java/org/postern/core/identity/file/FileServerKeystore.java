package org.postern.core.identity.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.postern.core.identity.OwnerOnly;
import org.postern.core.identity.ServerKeystore;
import org.postern.core.settings.Hosts;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.keystore.KeystoreException;

/**
 * The static key of a server of one node, made at its first start (pki.md §13.2; transport.md §9.6). The private key is in a
 * file that only the service user reads: WIF, time of creation in seconds, public keystore in base64.
 *
 * <p>The name of the server may change; then the same key is certified for the new name, so that clients which know the key
 * go on trusting it.
 */
public final class FileServerKeystore implements ServerKeystore {
    static final String FILE = "server-key";

    private final EcPrivateKey key;
    private final long creationSeconds;
    private final Keystore keystore;

    private FileServerKeystore(EcPrivateKey key, long creationSeconds, Keystore keystore) {
        this.key = key;
        this.creationSeconds = creationSeconds;
        this.keystore = keystore;
    }

    /** Reads the key of that directory, or makes it, and certifies it for the main one of the hosts. */
    public static FileServerKeystore in(Path directory, Hosts hosts, SecureRandom random, InstantSource clock) {
        Path file = directory.resolve(FILE);
        long now = clock.instant().getEpochSecond();
        try {
            if (!Files.exists(file)) {
                create(file, certified(EcPrivateKey.generate(random), hosts.main(), now, now));
            }
            FileServerKeystore stored = read(file);
            if (stored.keystore.primaryUserId().equals(hosts.main())) {
                return stored;
            }
            FileServerKeystore renamed = certified(stored.key, hosts.main(), stored.creationSeconds, now);
            OwnerOnly.replace(file, renamed.lines());
            return renamed;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or make the server's key in the data directory", e);
        }
    }

    private static FileServerKeystore certified(EcPrivateKey key, String host, long creationSeconds, long now) {
        return new FileServerKeystore(key, creationSeconds, Keystore.certified(key, host, creationSeconds, now));
    }

    @Override
    public byte[] published() {
        return keystore.encode();
    }

    @Override
    public Optional<EcPrivateKey> byKeyId(String keyId) {
        return Optional.of(key).filter(any -> keystore.keyId().text().equals(keyId));
    }

    private List<String> lines() {
        return List.of(
                key.wif(), String.valueOf(creationSeconds), Base64.getEncoder().encodeToString(published()));
    }

    private static FileServerKeystore read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        try {
            EcPrivateKey key = EcPrivateKey.fromWif(lines.get(0));
            Keystore keystore = Keystore.decode(Base64.getDecoder().decode(lines.get(2)));
            if (!keystore.primaryKey().equals(key.publicKey())) {
                throw new IOException("Expected a keystore of the server's key, found one of another key");
            }
            return new FileServerKeystore(key, Long.parseLong(lines.get(1)), keystore);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | KeystoreException e) {
            // Without the cause, which may quote what it could not read.
            throw new IOException("Expected three lines in the file of the server's key, found something else");
        }
    }

    private static void create(Path file, FileServerKeystore made) throws IOException {
        try {
            OwnerOnly.create(file, made.lines());
        } catch (FileAlreadyExistsException e) {
            // Another start was faster; its key counts.
        }
    }
}
