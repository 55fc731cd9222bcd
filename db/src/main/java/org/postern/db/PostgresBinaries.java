package org.postern.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs, unpacked once into a cache directory.
 *
 * <p>Unpacking happens beside the final place and ends with one rename, so a directory with the final name is always complete.
 */
record PostgresBinaries(Path home) {

    Path initdb() {
        return home.resolve("bin/initdb");
    }

    Path postgres() {
        return home.resolve("bin/postgres");
    }

    /** Unpacks the programs for this machine below {@code cache}, or finds them there. */
    static PostgresBinaries unpack(Path cache) {
        URL archive = archive();
        try {
            Path home = cache.resolve("postgresql-" + fingerprint(archive));
            if (!Files.isDirectory(home)) {
                Files.createDirectories(cache);
                PartialDirectories.removeAbandoned(cache);
                unpackTo(archive, home);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw DatabaseException.notStarted("Cannot unpack PostgreSQL into " + cache + ": " + e.getMessage(), e);
        }
    }

    private static URL archive() {
        String name = "/postgres-linux-" + processor() + ".txz";
        return Optional.ofNullable(PostgresBinaries.class.getResource(name))
                .filter(url -> System.getProperty("os.name").equals("Linux"))
                .orElseThrow(() -> new DatabaseException(
                        DatabaseException.Reason.UNSUPPORTED_PLATFORM,
                        "Expected Linux on x86_64 or aarch64, found " + System.getProperty("os.name") + " on "
                                + System.getProperty("os.arch"),
                        null));
    }

    private static String processor() {
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> processor;
        };
    }

    /** The archive's CRC in its jar tells one release from the next without reading 15 MB. */
    private static String fingerprint(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection inJar) {
            return processor() + "-" + Long.toHexString(inJar.getJarEntry().getCrc());
        }
        throw new IOException("expected the archive inside a jar, found " + archive);
    }

    private static void unpackTo(URL archive, Path home) throws IOException {
        Path partial = PartialDirectories.beside(home);
        try (InputStream raw = archive.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, partial);
            }
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another process was quicker with the same bytes.
            requireComplete(home, e);
        } finally {
            PartialDirectories.remove(partial);
        }
    }

    private static void requireComplete(Path home, IOException otherwise) throws IOException {
        if (!Files.isDirectory(home)) {
            throw otherwise;
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("entry leaves its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(root));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, root.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(content, target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> everyone = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & 0b001_000_000) != 0) {
            everyone.addAll(EnumSet.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        return everyone;
    }
}
