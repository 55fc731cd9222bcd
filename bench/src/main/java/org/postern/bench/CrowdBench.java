package org.postern.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.postern.client.account.Account;
import org.postern.client.connection.Connector;
import org.postern.client.connection.TransportChoice;
import org.postern.client.discovery.ServerAddress;

/** Calls of some while many others hold connections and do nothing, send one byte a second, or wait for their answers. */
final class CrowdBench {
    private static final int IDLE = 500;
    static final int STREAMS = 500;
    private static final int SLOW = 100;
    private static final String ALONE = "the same calls alone";

    private final String host;
    private final int port;
    private final ServerAddress server;

    CrowdBench(String address) {
        this.host = address.substring(0, address.indexOf(':'));
        this.port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        this.server = ServerAddress.parse(address);
    }

    /**
     * Rates of the calls with the crowd and without it, in turns.
     *
     * @param calls makes calls and tells how many
     */
    Comparison run(Callable<Double> calls, int warmUp, int rounds) throws Exception {
        Comparison crowded = new Comparison(
                "Small calls beside " + (IDLE + STREAMS) + " idle connections and " + SLOW + " clients of 1 byte/s",
                "calls/s",
                ALONE,
                0.8);
        for (int round = -warmUp; round < rounds; round++) {
            Comparison counted = round < 0 ? new Comparison("", "", "", 0) : crowded;
            double alone = counted.rate(calls::call);
            try (Crowd crowd = new Crowd(host, port, IDLE, SLOW);
                    Connector streams = Main.connector(TransportChoice.STREAM)) {
                // They agree on keys, and then nobody says anything over them.
                for (int i = 0; i < STREAMS; i++) {
                    var _ = streams.open(server);
                }
                crowd.settle();
                counted.add(counted.rate(calls::call), alone);
            }
        }
        return crowded;
    }

    /**
     * What calls that wait cost the server, and the rates of other calls beside them.
     *
     * @param calls makes calls and tells how many
     */
    String waiting(Account account, BenchServer process, Callable<Double> calls, int rounds) throws Exception {
        Comparison beside =
                new Comparison("Small calls beside " + WaitingCrowd.size() + " calls that wait", "calls/s", ALONE, 0.8);
        List<Double> alone = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            alone.add(beside.rate(calls::call));
        }
        ServerLoad before = ServerLoad.of(process.process());
        try (WaitingCrowd crowd = new WaitingCrowd(account, server)) {
            ServerLoad with = ServerLoad.of(process.process());
            for (int round = 0; round < rounds; round++) {
                beside.add(beside.rate(calls::call), alone.get(round));
            }
            crowd.requireComplete();
            return String.format(
                    "%n%d calls wait: %d over each of %d streams, %d in bodies of their own%n%s%s",
                    WaitingCrowd.size(),
                    (WaitingCrowd.size() - WaitingCrowd.BODIES) / WaitingCrowd.STREAMS,
                    WaitingCrowd.STREAMS,
                    WaitingCrowd.BODIES,
                    with.print(before, WaitingCrowd.size()),
                    beside.print());
        }
    }
}
