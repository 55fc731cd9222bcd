package org.postern.bench.micro;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.postern.crypto.srp.SrpGroup;

/** Whole request bodies through the server's engine in memory: what one core could serve if nothing else cost anything. */
@State(Scope.Benchmark)
public class EngineBenchmarks {
    private static final Recording SMALL_GROUP = Recording.of(SrpGroup.RFC5054_1024);
    private static final Recording LARGE_GROUP = Recording.of(SrpGroup.RFC5054_3072);

    private final SecureRandom random = new SecureRandom();
    private final DirectCurve curve = new DirectCurve(one(), new byte[32]);
    private BigInteger exponent = BigInteger.ZERO;
    private BigInteger shortExponent = BigInteger.ZERO;

    /** What clients once sent. */
    private record Recording(
            ReplayedServer server,
            List<byte[]> keyExchange,
            List<byte[]> call,
            List<byte[]> calls20,
            List<byte[]> calls200,
            List<byte[]> login) {
        static Recording of(SrpGroup group) {
            ReplayedServer server = new ReplayedServer(group);
            try {
                return new Recording(
                        server,
                        server.keyExchange(),
                        server.calls(1),
                        server.calls(20),
                        server.calls(200),
                        server.login());
            } catch (Exception e) {
                throw new IllegalStateException("client and server of this program understand each other", e);
            }
        }

        void replay(List<byte[]> bodies, Blackhole responses) {
            for (byte[] body : bodies) {
                responses.consume(server.answer(body));
            }
        }
    }

    static Table table() {
        return new Table(
                "engine, request bodies of the server's side",
                List.of(
                        Line.of("key pair and ECDH, library called directly", "EngineBenchmarks.exchangeBare"),
                        Line.of(
                                "ecdhe and 256 tickets",
                                "EngineBenchmarks.exchange",
                                "EngineBenchmarks.exchangeBare",
                                0.5),
                        Line.of("ticket and 1 ping", "EngineBenchmarks.ping"),
                        Line.of("ticket and 20 pings, bodies", "EngineBenchmarks.pings20"),
                        Line.of("ticket and 200 pings, bodies", "EngineBenchmarks.pings200"),
                        Line.of("four modPow, 1024 bit", "EngineBenchmarks.login1024Bare"),
                        Line.of(
                                "SRP login, 1024 bit (legacy accounts)",
                                "EngineBenchmarks.login1024",
                                "EngineBenchmarks.login1024Bare",
                                0.8),
                        Line.of("four modPow, 3072 bit", "EngineBenchmarks.login3072Bare"),
                        Line.of(
                                "SRP login, 3072 bit (new accounts)",
                                "EngineBenchmarks.login3072",
                                "EngineBenchmarks.login3072Bare",
                                0.8)));
    }

    /** Exponents as long as those of a login: b has 512 bits, u has 256. */
    @Setup
    public void exponents() {
        exponent = new BigInteger(512, random).setBit(511);
        shortExponent = new BigInteger(256, random).setBit(255);
    }

    @Benchmark
    public void exchangeBare(Blackhole out) {
        out.consume(curve.generate());
        out.consume(curve.sharedX());
    }

    @Benchmark
    public void exchange(Blackhole out) {
        LARGE_GROUP.replay(LARGE_GROUP.keyExchange(), out);
    }

    @Benchmark
    public void ping(Blackhole out) {
        LARGE_GROUP.replay(LARGE_GROUP.call(), out);
    }

    @Benchmark
    public void pings20(Blackhole out) {
        LARGE_GROUP.replay(LARGE_GROUP.calls20(), out);
    }

    @Benchmark
    public void pings200(Blackhole out) {
        LARGE_GROUP.replay(LARGE_GROUP.calls200(), out);
    }

    @Benchmark
    public void login1024(Blackhole out) {
        SMALL_GROUP.replay(SMALL_GROUP.login(), out);
    }

    @Benchmark
    public void login1024Bare(Blackhole out) {
        powers(SrpGroup.RFC5054_1024, out);
    }

    @Benchmark
    public void login3072(Blackhole out) {
        LARGE_GROUP.replay(LARGE_GROUP.login(), out);
    }

    @Benchmark
    public void login3072Bare(Blackhole out) {
        powers(SrpGroup.RFC5054_3072, out);
    }

    /** g^b once for each of the two requests, v^u, and the shared value to the power of b. */
    private void powers(SrpGroup group, Blackhole out) {
        out.consume(group.g().modPow(exponent, group.n()));
        out.consume(group.g().modPow(exponent, group.n()));
        BigInteger base = group.n().shiftRight(1);
        out.consume(base.modPow(shortExponent, group.n()));
        out.consume(base.modPow(exponent, group.n()));
    }

    private static byte[] one() {
        byte[] one = new byte[32];
        one[31] = 1;
        return one;
    }
}
