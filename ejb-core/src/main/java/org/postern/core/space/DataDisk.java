package org.postern.core.space;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.postern.core.settings.Settings;

/** The disk on which the data directory lies, and with it the embedded database. */
@Dependent
public class DataDisk {
    @Produces
    @Singleton
    DiskSpace space(Settings settings) {
        Path data = settings.data();
        return new DiskSpace(
                () -> usable(data), System::nanoTime, settings.space().reserve());
    }

    /** A directory that cannot be asked holds nobody up: the database will say what it lacks. */
    private static long usable(Path data) {
        try {
            return Files.getFileStore(data).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
