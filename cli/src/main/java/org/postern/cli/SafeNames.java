package org.postern.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Names that came from somebody else, made fit for the file system of this device. */
final class SafeNames {
    private static final int LONGEST = 120;
    private static final String NAMELESS = "file";

    private SafeNames() {}

    /** Where to write: the given file, or inside the given folder under the content's own name. */
    static Path target(Path given, String name) {
        return Files.isDirectory(given) ? free(given, name) : given;
    }

    /** A file in a folder that does not exist yet: {@code a.txt}, {@code a (2).txt} … */
    static Path free(Path folder, String name) {
        String safe = safe(name);
        int dot = safe.lastIndexOf('.');
        String stem = dot > 0 ? safe.substring(0, dot) : safe;
        String ending = dot > 0 ? safe.substring(dot) : "";
        Path file = folder.resolve(safe);
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(stem + " (" + i + ")" + ending);
        }
        return file;
    }

    /** The last part of a path, without what could lead out of the folder, hide the file or give orders to a terminal. */
    static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain =
                Terminal.printableLine(last).replaceAll("[\uFFFD:*?\"<>|]", "_").strip();
        String visible = plain.replaceFirst("^\\.+", "");
        String shortened = visible.length() <= LONGEST ? visible : visible.substring(visible.length() - LONGEST);
        return shortened.isEmpty() ? NAMELESS : shortened;
    }
}
