package org.postern.core.identity.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.postern.core.identity.OwnerOnly;
import org.postern.core.identity.ServerSecrets;
import org.postern.crypto.primitive.Hmac;

/**
 * The secret of this installation, from which keys for single purposes are derived: 32 bytes in a file that only the service
 * user reads, made at the first start.
 */
public final class FileServerSecrets implements ServerSecrets {
    static final String FILE = "server-secret";
    private static final int LENGTH = 32;

    private final byte[] secret;

    private FileServerSecrets(byte[] secret) {
        this.secret = secret;
    }

    /** Reads the secret of that directory, or makes it. */
    public static FileServerSecrets in(Path directory, SecureRandom random) {
        Path file = directory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            return new FileServerSecrets(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or make the server's secret in the data directory", e);
        }
    }

    @Override
    public byte[] key(String purpose) {
        return Hmac.sha256(secret, purpose.getBytes(UTF_8));
    }

    private static byte[] read(Path file) throws IOException {
        byte[] secret;
        try {
            secret = HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IllegalArgumentException e) {
            throw new IOException("Expected hex digits in the file of the server's secret", e);
        }
        if (secret.length != LENGTH) {
            throw new IOException("Expected 32 bytes in the file of the server's secret, found " + secret.length);
        }
        return secret;
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        byte[] secret = new byte[LENGTH];
        random.nextBytes(secret);
        try {
            OwnerOnly.create(file, List.of(HexFormat.of().formatHex(secret)));
        } catch (FileAlreadyExistsException e) {
            // Another start was faster; its secret counts.
        }
    }
}
