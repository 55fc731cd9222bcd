package org.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.postern.bench.micro.MicroBench;
import org.postern.client.account.Account;
import org.postern.client.account.NewAccount;
import org.postern.client.account.Password;
import org.postern.client.connection.Connector;
import org.postern.client.connection.KnownServers;
import org.postern.client.connection.Patience;
import org.postern.client.connection.ServerNotices;
import org.postern.client.connection.ServerSession;
import org.postern.client.connection.TransportChoice;
import org.postern.client.discovery.ServerAddress;
import org.postern.protocol.id.Username;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./postern bench}: measures, for some subjects with a server of its own, and prints ratios. */
@Command(
        name = "postern bench",
        mixinStandardHelpOptions = true,
        description = "Measures Postern against plain things on the same machine, in turns, and prints ratios.")
public final class Main implements Callable<Integer> {
    private enum What {
        all,
        storage,
        calls,
        server,
        crowd,
        flood,
        crypto,
        transport
    }

    @Parameters(
            arity = "0..1",
            defaultValue = "all",
            description = {
                "all: storage, calls, server, crowd and flood (default)",
                "storage: a file up and down against the same blocks by plain JDBC",
                "calls: calls against plain HTTP",
                "server: handshakes, calls and logins a second on one core, with profiles as pictures",
                "crowd: calls beside a thousand idle connections and a hundred slow ones, and beside ten thousand calls that wait",
                "flood: calls of a user while a stranger does his worst, with the limits of a new server",
                "crypto: keys, signatures, ciphers, texts in memory, against what lies below them",
                "transport: records and conversations in memory, one core"
            })
    private What what = What.all;

    @Option(names = "--megabytes", defaultValue = "100", description = "size of the file (default: ${DEFAULT-VALUE})")
    private int megabytes;

    @Option(
            names = "--calls",
            defaultValue = "1000",
            description = "calls of each client in a round (default: ${DEFAULT-VALUE})")
    private int calls;

    @Option(
            names = "--warm-up",
            defaultValue = "4",
            description =
                    "rounds that are not counted: both ends are just-in-time compiled (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(names = "--rounds", defaultValue = "5", description = "rounds that are counted (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description =
                    "crypto, transport, server, flood: time for each benchmark (default: ${DEFAULT-VALUE}; 0.5 for a quick look)")
    private double seconds;

    @Option(
            names = "--pictures",
            paramLabel = "FOLDER",
            defaultValue = "bench/target/profiles",
            description = "server: where the flame graphs go (default: ${DEFAULT-VALUE})")
    private Path pictures = Path.of("bench/target/profiles");

    private final Path installation;

    private Main(Path installation) {
        this.installation = installation;
    }

    public static void main(String[] arguments) {
        Path installation = Path.of(System.getProperty("postern.installation", "appliance/target"))
                .toAbsolutePath()
                .normalize();
        System.exit(new CommandLine(new Main(installation)).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        switch (what) {
            case crypto -> MicroBench.crypto(seconds).run(Main::say);
            case transport -> MicroBench.transport(seconds).run(Main::say);
            case storage, calls, server, crowd -> withServer(BenchServer.ONE_ADDRESS, this::measure);
            case flood -> withServer(List.of(), this::flood);
            case all -> {
                withServer(BenchServer.ONE_ADDRESS, this::measure);
                withServer(List.of(), this::flood);
            }
        }
        return 0;
    }

    private interface Measuring {
        void on(BenchServer server, Path home) throws Exception;
    }

    private void withServer(List<String> options, Measuring measuring) throws Exception {
        Path home = Files.createTempDirectory("postern-bench-");
        try {
            say("Starting a server of its own ...");
            try (BenchServer server = BenchServer.start(installation, home, options)) {
                measuring.on(server, home);
            }
        } finally {
            remove(home);
        }
    }

    private void flood(BenchServer server, Path home) throws Exception {
        try (Connector connector = connector(TransportChoice.HTTP);
                Password password = new Password("bench password".toCharArray(), Password.Floor.STRONG)) {
            Account account = new NewAccount(new Username("bench"), server.token(), "en")
                    .register(connector.open(ServerAddress.parse(server.address())), password);
            int each = (int) Math.max(1, seconds);
            say("A stranger, three times " + each + " s ...");
            say(new FloodBench(server.address(), account.session()).run(each));
        }
    }

    private void measure(BenchServer server, Path home) throws Exception {
        try (Connector connector = connector(TransportChoice.HTTP);
                Connector streams = connector(TransportChoice.STREAM);
                RawBlocks raw = new RawBlocks(server.postgres());
                Password password = new Password("bench password".toCharArray(), Password.Floor.STRONG)) {
            Account account = new NewAccount(new Username("bench"), server.token(), "en")
                    .register(connector.open(ServerAddress.parse(server.address())), password);
            if (wants(What.storage)) {
                say("Files of " + megabytes + " MB, " + rounds + " rounds ...");
                print(new StorageBench(account, raw, megabytes, home).run(warmUp, rounds));
            }
            ServerSession stream = streams.open(ServerAddress.parse(server.address()));
            CallsBench callsBench = new CallsBench(account.session(), stream, server.address(), calls);
            if (wants(What.calls)) {
                say("Calls, " + rounds + " rounds ...");
                print(callsBench.run(warmUp, rounds));
            }
            if (wants(What.crowd)) {
                say("A crowd, " + rounds + " rounds ...");
                CrowdBench crowd = new CrowdBench(server.address());
                print(List.of(crowd.run(callsBench::ofEightClients, warmUp, rounds)));
                say("Calls that wait, " + rounds + " rounds ...");
                say(crowd.waiting(account, server, callsBench::ofEightClients, rounds));
            }
            // Last, because it takes one core away from either side.
            if (wants(What.server)) {
                say("One core for the server, " + seconds + " s each ...");
                new ServerBench(server, password, home, pictures, seconds).run(Main::say);
            }
        }
    }

    static Connector connector(TransportChoice transport) {
        return new Connector(
                new SecureRandom(),
                InstantSource.system(),
                "postern-bench;1",
                Patience.FOR_TRANSFERS,
                new Connector.Habits(transport, KnownServers.ofProcess(), ServerNotices.NONE));
    }

    private boolean wants(What part) {
        return what == What.all || what == part;
    }

    private static void print(List<Comparison> results) {
        results.forEach(result -> say(result.print()));
    }

    /** The benchmark's voice: results are its output. */
    private static void say(String line) {
        System.out.println(line);
    }

    private static void remove(Path home) throws IOException {
        try (var paths = Files.walk(home)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
