package org.postern.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postern.bench.echo.EchoApplication;
import org.postern.bench.echo.EchoResource;

/** The plain echo as a WAR; made here, so that nothing of it is in the product. */
final class EchoWar {
    static final String NAME = "echo.war";

    private EchoWar() {}

    static void write(Path file) throws IOException {
        try (ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Class<?> type : List.of(EchoApplication.class, EchoResource.class)) {
                String path = type.getName().replace('.', '/') + ".class";
                war.putNextEntry(new ZipEntry("WEB-INF/classes/" + path));
                try (InputStream bytes =
                        Objects.requireNonNull(type.getClassLoader().getResourceAsStream(path))) {
                    bytes.transferTo(war);
                }
                war.closeEntry();
            }
        }
    }
}
