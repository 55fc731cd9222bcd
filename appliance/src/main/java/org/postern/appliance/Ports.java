package org.postern.appliance;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** TCP ports: which are free, and who holds one that is not. */
final class Ports {

    private static final String LISTENING = "0A";

    private Ports() {}

    /** A port on 127.0.0.1 that was free a moment ago. */
    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Refuses a port that cannot be listened on, and names the program that has it where the system tells. */
    static void requireFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (BindException e) {
            String holder =
                    holder(port).map(name -> ": " + name + " listens there").orElse(" (" + e.getMessage() + ")");
            throw new ApplianceException(
                    ExitCode.PORT_TAKEN,
                    "Port " + port + " on " + address + " is not free" + holder
                            + ". Choose another one with --port N.");
        } catch (IOException e) {
            throw new ApplianceException(
                    ExitCode.PORT_TAKEN, "Cannot listen on " + address + ":" + port + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> holder(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .map(Path::of)
                .flatMap(table -> socketOf(table, port).stream())
                .flatMap(socket -> processWith(socket).stream())
                .findFirst();
    }

    /** The inode of the listening socket: column 10 of the kernel's table, state in column 4, address in column 2. */
    private static Optional<String> socketOf(Path table, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> List.of(line.strip().split("\\s+", -1)))
                    .filter(columns -> columns.size() > 9)
                    .filter(columns ->
                            columns.get(1).endsWith(suffix) && columns.get(3).equals(LISTENING))
                    .map(columns -> "socket:[" + columns.get(9) + "]")
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> processWith(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), socket))
                .map(process -> "process " + process.pid()
                        + process.info()
                                .command()
                                .map(command -> " (" + Path.of(command).getFileName() + ")")
                                .orElse(""))
                .findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.anyMatch(file -> linksTo(file, socket));
        } catch (IOException e) {
            return false; // ended meanwhile, or somebody else's
        }
    }

    private static boolean linksTo(Path file, String target) {
        try {
            return Files.readSymbolicLink(file).toString().equals(target);
        } catch (IOException e) {
            return false;
        }
    }
}
