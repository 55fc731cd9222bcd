package org.postern.bench.micro;

import java.security.GeneralSecurityException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.postern.transport.record.RecordRefused;

/** Encrypted records against AES-CBC and HMAC of the platform on the same bytes, with nothing around them. */
@State(Scope.Benchmark)
public class RecordBenchmarks {
    static final int BLOCK = 1 << 17;
    static final int SMALL = 200;

    private static final int BLOCKS = 16;
    private static final int SMALL_ONES = 256;

    private final Records blocks = new Records(BLOCK, BLOCKS);
    private final Records small = new Records(SMALL, SMALL_ONES);
    private final BareCipher bareBlock = new BareCipher(BLOCK);
    private final BareCipher bareSmall = new BareCipher(SMALL);

    static Table table() {
        return new Table(
                "records",
                List.of(
                        Line.of("seal 128 KiB, AES and HMAC of the JDK alone", "RecordBenchmarks.sealBlockBare"),
                        Line.of(
                                "seal 128 KiB, record",
                                "RecordBenchmarks.sealBlock",
                                "RecordBenchmarks.sealBlockBare",
                                0.8),
                        Line.of("open 128 KiB, AES and HMAC of the JDK alone", "RecordBenchmarks.openBlockBare"),
                        Line.of(
                                "open 128 KiB, record",
                                "RecordBenchmarks.openBlock",
                                "RecordBenchmarks.openBlockBare",
                                0.8),
                        Line.of("seal 200 B, AES and HMAC of the JDK alone", "RecordBenchmarks.sealSmallBare"),
                        // A record has a second HMAC, over its header: on few bytes half is what can be had.
                        Line.of(
                                "seal 200 B, record",
                                "RecordBenchmarks.sealSmall",
                                "RecordBenchmarks.sealSmallBare",
                                0.5),
                        Line.of("open 200 B, AES and HMAC of the JDK alone", "RecordBenchmarks.openSmallBare"),
                        Line.of(
                                "open 200 B, record",
                                "RecordBenchmarks.openSmall",
                                "RecordBenchmarks.openSmallBare",
                                0.5)));
    }

    @Benchmark
    public int sealBlock() {
        return blocks.seal();
    }

    @Benchmark
    public int sealBlockBare() throws GeneralSecurityException {
        return bareBlock.seal();
    }

    @Benchmark
    @OperationsPerInvocation(BLOCKS)
    public int openBlock() throws RecordRefused {
        return blocks.openAll();
    }

    @Benchmark
    public int openBlockBare() throws GeneralSecurityException {
        return bareBlock.open();
    }

    @Benchmark
    public int sealSmall() {
        return small.seal();
    }

    @Benchmark
    public int sealSmallBare() throws GeneralSecurityException {
        return bareSmall.seal();
    }

    @Benchmark
    @OperationsPerInvocation(SMALL_ONES)
    public int openSmall() throws RecordRefused {
        return small.openAll();
    }

    @Benchmark
    public int openSmallBare() throws GeneralSecurityException {
        return bareSmall.open();
    }
}
