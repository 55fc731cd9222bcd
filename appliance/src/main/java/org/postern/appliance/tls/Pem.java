package org.postern.appliance.tls;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** The blocks of a PEM file (RFC 7468). */
final class Pem {

    private Pem() {}

    /** @throws TlsException if the file cannot be read or has no block at all */
    static List<PemObject> read(Path file, String what) {
        List<PemObject> blocks = new ArrayList<>();
        try (Reader text = Files.newBufferedReader(file);
                PemReader reader = new PemReader(text)) {
            Optional.ofNullable(reader.readPemObject()).ifPresent(blocks::add);
            while (!blocks.isEmpty()) {
                PemObject next = reader.readPemObject();
                if (next == null) {
                    return blocks;
                }
                blocks.add(next);
            }
        } catch (NoSuchFileException e) {
            throw new TlsException("The file " + file + " of the " + what + " does not exist", e);
        } catch (MalformedInputException e) {
            throw new TlsException(notPem(file, what), e);
        } catch (IOException | RuntimeException e) {
            throw new TlsException("The file " + file + " of the " + what + " cannot be read: " + e.getMessage(), e);
        }
        throw new TlsException(notPem(file, what));
    }

    private static String notPem(Path file, String what) {
        return "Expected the " + what + " in " + file + " in PEM, beginning with -----BEGIN; found another form";
    }
}
