package org.postern.bench.micro;

import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.ec.CompactSignature;
import org.postern.crypto.ec.CurveBackend;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;

/** secp256k1 through the JCA interface, against the library called directly and against pure Java. */
@State(Scope.Benchmark)
public class CurveBenchmarks {
    private static final byte[] DIGEST = new byte[32];
    private static final CurveSide NATIVE = new CurveSide(PosternProvider.instance());
    private static final CurveSide JAVA = new CurveSide(JavaProvider.load());
    private static final DirectCurve DIRECT = direct();

    private byte[] recoverable = new byte[0];

    static Table table() {
        return new Table(
                "secp256k1, " + CurveBackend.description(),
                List.of(
                        Line.of("key pair, library called directly", "CurveBenchmarks.generateDirect"),
                        Line.of("key pair, JCA", "CurveBenchmarks.generateJca", "CurveBenchmarks.generateDirect", 0.9),
                        Line.of("key pair, pure Java", "CurveBenchmarks.generateJava"),
                        Line.of(
                                "key pair, JCA against pure Java",
                                "CurveBenchmarks.generateJca",
                                "CurveBenchmarks.generateJava",
                                2),
                        Line.of("sign, library called directly", "CurveBenchmarks.signDirect"),
                        Line.of("sign, JCA", "CurveBenchmarks.signJca", "CurveBenchmarks.signDirect", 0.9),
                        Line.of("sign, pure Java", "CurveBenchmarks.signJava"),
                        Line.of(
                                "sign, JCA against pure Java",
                                "CurveBenchmarks.signJca",
                                "CurveBenchmarks.signJava",
                                2),
                        Line.of("verify, library called directly", "CurveBenchmarks.verifyDirect"),
                        Line.of("verify, JCA", "CurveBenchmarks.verifyJca", "CurveBenchmarks.verifyDirect", 0.9),
                        Line.of("verify, pure Java", "CurveBenchmarks.verifyJava"),
                        Line.of(
                                "verify, JCA against pure Java",
                                "CurveBenchmarks.verifyJca",
                                "CurveBenchmarks.verifyJava",
                                2),
                        Line.of("ECDH, library called directly", "CurveBenchmarks.agreeDirect"),
                        Line.of("ECDH, JCA", "CurveBenchmarks.agreeJca", "CurveBenchmarks.agreeDirect", 0.9),
                        Line.of("ECDH, pure Java", "CurveBenchmarks.agreeJava"),
                        Line.of(
                                "ECDH, JCA against pure Java",
                                "CurveBenchmarks.agreeJca",
                                "CurveBenchmarks.agreeJava",
                                2),
                        Line.of("recover, library called directly", "CurveBenchmarks.recoverDirect"),
                        Line.of(
                                "recover, our API",
                                "CurveBenchmarks.recoverApi",
                                "CurveBenchmarks.recoverDirect",
                                0.9)));
    }

    private static DirectCurve direct() {
        byte[] scalar = ((EcPrivateKey) NATIVE.privateKey()).scalar();
        return new DirectCurve(scalar, DIGEST);
    }

    @Setup
    public void sign() {
        recoverable = CompactSignature.signRecoverable((EcPrivateKey) NATIVE.privateKey(), DIGEST);
    }

    @Benchmark
    public MemorySegment generateDirect() {
        return DIRECT.generate();
    }

    @Benchmark
    public KeyPair generateJca() {
        return NATIVE.generate();
    }

    @Benchmark
    public KeyPair generateJava() {
        return JAVA.generate();
    }

    @Benchmark
    public MemorySegment signDirect() {
        return DIRECT.sign();
    }

    @Benchmark
    public byte[] signJca() throws GeneralSecurityException {
        return NATIVE.sign();
    }

    @Benchmark
    public byte[] signJava() throws GeneralSecurityException {
        return JAVA.sign();
    }

    @Benchmark
    public boolean verifyDirect() {
        return DIRECT.verify();
    }

    @Benchmark
    public boolean verifyJca() throws GeneralSecurityException {
        return NATIVE.verify();
    }

    @Benchmark
    public boolean verifyJava() throws GeneralSecurityException {
        return JAVA.verify();
    }

    @Benchmark
    public MemorySegment agreeDirect() {
        return DIRECT.sharedX();
    }

    @Benchmark
    public byte[] agreeJca() throws GeneralSecurityException {
        return NATIVE.sharedX();
    }

    @Benchmark
    public byte[] agreeJava() throws GeneralSecurityException {
        return JAVA.sharedX();
    }

    @Benchmark
    public MemorySegment recoverDirect() {
        return DIRECT.recover();
    }

    @Benchmark
    public Optional<EcPublicKey> recoverApi() {
        return CompactSignature.recover(DIGEST, recoverable);
    }
}
