package org.postern.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The plain echo as a WAR; made here, so that nothing of it is in the product. */
final class EchoWar {
    static final String NAME = "echo.war";

    /** Named by their files: there is no Jakarta here to load them with. */
    private static final List<String> CLASSES =
            List.of("org/postern/bench/echo/EchoApplication.class", "org/postern/bench/echo/EchoResource.class");

    private EchoWar() {}

    static void write(Path file) throws IOException {
        try (ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String path : CLASSES) {
                war.putNextEntry(new ZipEntry("WEB-INF/classes/" + path));
                try (InputStream bytes = Objects.requireNonNull(EchoWar.class.getResourceAsStream("/" + path))) {
                    bytes.transferTo(war);
                }
                war.closeEntry();
            }
        }
    }
}
