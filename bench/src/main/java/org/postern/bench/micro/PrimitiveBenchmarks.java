package org.postern.bench.micro;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.BadPaddingException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.postern.crypto.primitive.AesCbc;
import org.postern.crypto.primitive.Hmac;
import org.postern.crypto.primitive.Sha2;

/** Hashes and the cipher on a block of 128 KiB and on 200 bytes, against the platform's own objects kept and reused. */
@State(Scope.Benchmark)
public class PrimitiveBenchmarks {
    private static final byte[] KEY = new byte[AesCbc.KEY_LENGTH];
    private static final byte[] IV = new byte[AesCbc.BLOCK];

    private final byte[] block = new byte[RecordBenchmarks.BLOCK];
    private final byte[] small = new byte[RecordBenchmarks.SMALL];
    private final byte[] sealedBlock = sealed(block);
    private final byte[] sealedSmall = sealed(small);
    private final byte[] room = new byte[RecordBenchmarks.BLOCK + AesCbc.BLOCK];
    private final BareCipher bareBlock = new BareCipher(RecordBenchmarks.BLOCK);
    private final BareCipher bareSmall = new BareCipher(RecordBenchmarks.SMALL);
    private final MessageDigest digest = newDigest();

    static Table table() {
        return new Table(
                "hashes and cipher",
                List.of(
                        ours("SHA-256, 128 KiB", "sha256", 0.9),
                        ours("HMAC-SHA-256, 128 KiB", "hmac", 0.9),
                        ours("AES-256-CBC encrypt, 128 KiB", "encrypt", 0.9),
                        ours("AES-256-CBC decrypt, 128 KiB", "decrypt", 0.8),
                        ours("AES-256-CBC encrypt, 200 B", "encryptSmall", 0.4),
                        ours("AES-256-CBC decrypt, 200 B", "decryptSmall", 0.4)));
    }

    private static Line ours(String name, String method, double aim) {
        return Line.of(name, "PrimitiveBenchmarks." + method, "PrimitiveBenchmarks." + method + "Bare", aim);
    }

    private static byte[] sealed(byte[] plain) {
        byte[] out = new byte[AesCbc.sealedLength(plain.length)];
        AesCbc.encrypt(KEY, IV, plain, out, 0);
        return out;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Setup
    public void proveThatOursIsRight() throws BadPaddingException {
        if (AesCbc.decrypt(KEY, IV, 0, sealedBlock, 0, sealedBlock.length).length != block.length) {
            throw new IllegalStateException("expected the block back");
        }
    }

    @Benchmark
    public byte[] sha256Bare() {
        return digest.digest(block);
    }

    @Benchmark
    public byte[] sha256() {
        return Sha2.sha256(block);
    }

    @Benchmark
    public byte[] hmacBare() {
        return bareBlock.mac(block);
    }

    @Benchmark
    public byte[] hmac() {
        return Hmac.sha256(KEY, block);
    }

    @Benchmark
    public int encryptBare() throws GeneralSecurityException {
        return bareBlock.encrypt();
    }

    @Benchmark
    public byte[] encrypt() {
        AesCbc.encrypt(KEY, IV, block, room, 0);
        return room;
    }

    @Benchmark
    public int decryptBare() throws GeneralSecurityException {
        return bareBlock.decrypt();
    }

    @Benchmark
    public byte[] decrypt() throws BadPaddingException {
        return AesCbc.decrypt(KEY, IV, 0, sealedBlock, 0, sealedBlock.length);
    }

    @Benchmark
    public int encryptSmallBare() throws GeneralSecurityException {
        return bareSmall.encrypt();
    }

    @Benchmark
    public byte[] encryptSmall() {
        AesCbc.encrypt(KEY, IV, small, room, 0);
        return room;
    }

    @Benchmark
    public int decryptSmallBare() throws GeneralSecurityException {
        return bareSmall.decrypt();
    }

    @Benchmark
    public byte[] decryptSmall() throws BadPaddingException {
        return AesCbc.decrypt(KEY, IV, 0, sealedSmall, 0, sealedSmall.length);
    }
}
