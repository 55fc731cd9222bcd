package org.postern.bench.micro;

import java.lang.foreign.ValueLayout;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Cipher;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.ec.EcPrivateKey;

/** ECIES of 1,000 bytes through the JCA interface, with the shared key computed each time or kept. */
@State(Scope.Benchmark)
public class EciesBenchmarks {
    private static final int LENGTH = 1000;
    private static final CurveSide NATIVE = new CurveSide(PosternProvider.instance());
    private static final CurveSide JAVA = new CurveSide(JavaProvider.load());
    private static final DirectCurve DIRECT =
            new DirectCurve(((EcPrivateKey) NATIVE.privateKey()).scalar(), new byte[32]);

    private final byte[] message = new byte[LENGTH];
    private final BareCipher bare = new BareCipher(LENGTH);
    private final Cipher kept;
    private final MessageDigest sha512;

    /** For JMH. */
    public EciesBenchmarks() {
        try {
            kept = NATIVE.ecies();
            sha512 = MessageDigest.getInstance("SHA-512");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform has SHA-512 and the provider has ECIES", e);
        }
    }

    static Table table() {
        return new Table(
                "ECIES of 1,000 bytes",
                List.of(
                        Line.of("library and ciphers called directly", "EciesBenchmarks.direct"),
                        Line.of("JCA, new pair of keys", "EciesBenchmarks.fresh", "EciesBenchmarks.direct", 0.8),
                        Line.of("pure Java, new pair of keys", "EciesBenchmarks.freshJava"),
                        Line.of("JCA against pure Java", "EciesBenchmarks.fresh", "EciesBenchmarks.freshJava", 2),
                        Line.of(
                                "JCA, same pair of keys again",
                                "EciesBenchmarks.again",
                                "EciesBenchmarks.freshJava",
                                20)));
    }

    @Benchmark
    public void direct(Blackhole out) throws GeneralSecurityException {
        out.consume(sha512.digest(DIRECT.sharedX().toArray(ValueLayout.JAVA_BYTE)));
        out.consume(bare.mac(message));
        out.consume(bare.seal());
    }

    @Benchmark
    public byte[] fresh() throws GeneralSecurityException {
        return NATIVE.ecies().doFinal(message);
    }

    @Benchmark
    public byte[] freshJava() throws GeneralSecurityException {
        return JAVA.ecies().doFinal(message);
    }

    @Benchmark
    public byte[] again() throws GeneralSecurityException {
        return kept.doFinal(message);
    }
}
