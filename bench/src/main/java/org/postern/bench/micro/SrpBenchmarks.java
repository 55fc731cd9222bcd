package org.postern.bench.micro;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.postern.crypto.srp.SrpAgreement;
import org.postern.crypto.srp.SrpClient;
import org.postern.crypto.srp.SrpException;
import org.postern.crypto.srp.SrpGroup;
import org.postern.crypto.srp.SrpServer;

/** The server's part of SRP-6a against its three powers alone. */
@State(Scope.Benchmark)
public class SrpBenchmarks {
    private final SecureRandom random = new SecureRandom();
    private final Account small = new Account(SrpGroup.RFC5054_1024);
    private final Account large = new Account(SrpGroup.RFC5054_3072);

    /** A verifier, and a client's public value. */
    private final class Account {
        private final SrpGroup group;
        private final BigInteger verifier;
        private final BigInteger a;
        private final BigInteger exponent = new BigInteger(512, random).setBit(511);
        private final BigInteger shortExponent = new BigInteger(256, random).setBit(255);

        Account(SrpGroup group) {
            this.group = group;
            this.verifier = SrpClient.verifier(group, "bench", "secret", new byte[16]);
            this.a = SrpClient.create(group, random).publicValue();
        }

        SrpAgreement agree() throws SrpException {
            return SrpServer.create(group, verifier, random).agree(a);
        }

        void powers(Blackhole out) {
            out.consume(group.g().modPow(exponent, group.n()));
            out.consume(verifier.modPow(shortExponent, group.n()));
            out.consume(a.modPow(exponent, group.n()));
        }
    }

    static Table table() {
        return new Table(
                "SRP-6a, the server's part",
                List.of(
                        Line.of("three modPow, 1024 bit", "SrpBenchmarks.powers1024"),
                        Line.of("SRP, 1024 bit", "SrpBenchmarks.agree1024", "SrpBenchmarks.powers1024", 0.9),
                        Line.of("three modPow, 3072 bit", "SrpBenchmarks.powers3072"),
                        Line.of("SRP, 3072 bit", "SrpBenchmarks.agree3072", "SrpBenchmarks.powers3072", 0.9)));
    }

    @Benchmark
    public void powers1024(Blackhole out) {
        small.powers(out);
    }

    @Benchmark
    public SrpAgreement agree1024() throws SrpException {
        return small.agree();
    }

    @Benchmark
    public void powers3072(Blackhole out) {
        large.powers(out);
    }

    @Benchmark
    public SrpAgreement agree3072() throws SrpException {
        return large.agree();
    }
}
