package org.postern.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a command reads and writes: results to out, everything else to err.
 *
 * @param interactive whether err is a terminal that a person looks at
 * @param environment values of environment variables
 * @param passwords asks a question whose answer is not shown; empty if nobody can be asked
 */
record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Function<String, Optional<String>> environment,
        Function<String, Optional<char[]>> passwords) {

    /** The terminal of this process. UTF-8 whatever the locale says, because scripts read JSON from it. */
    static Terminal ofProcess() {
        return new Terminal(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                errIsTerminal(),
                name -> Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty()),
                Terminal::ask);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    @SuppressWarnings("SystemConsoleNull") // JDK 25 returns null again where there is no terminal
    private static Optional<char[]> ask(String question) {
        Console console = System.console();
        return console == null || !console.isTerminal()
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("%s", question));
    }

    /** Java knows only whether both in and out are a terminal; on Linux the open file of err can be asked. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 returns null again where there is no terminal
    private static boolean errIsTerminal() {
        Path err = Path.of("/proc/self/fd/2");
        try {
            String target = Files.readSymbolicLink(err).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException elsewhere) {
            Console console = System.console();
            return console != null && console.isTerminal();
        }
    }

    /** Text of other people for this terminal: without control characters, which could give it orders. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean order = Character.isISOControl(c) && c != '\n' && c != '\t';
            boolean turnsDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
            shown.appendCodePoint(order || turnsDirection ? '\uFFFD' : c);
        });
        return shown.toString();
    }

    /** The same on one line. */
    static String printableLine(String text) {
        return printable(text).replace('\n', ' ').replace('\t', ' ');
    }
}
