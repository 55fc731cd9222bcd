package org.postern.crypto.ec;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * secp256k1 by libsecp256k1, called through the foreign function interface (transport.md §16). What it does with secrets
 * runs in constant time.
 */
record NativeBackend(NativeCalls calls) implements Secp256k1Backend {
    /** The library refuses a nonce about once in 2^128 times, but a key of zeros always. */
    private static final int MAX_ATTEMPTS = 8;

    private static final int SIGNATURE = 2 * Secp256k1.SCALAR_LENGTH;

    /**
     * The library of this machine, proved by known answers.
     *
     * @throws NativeUnavailable with the reason, when it is not there or not the right one
     */
    static NativeBackend open() throws NativeUnavailable {
        try {
            NativeBackend backend = new NativeBackend(NativeCalls.of(NativeLibrary.load()));
            KnownAnswers.check(backend);
            return backend;
        } catch (IllegalCallerException e) {
            throw new NativeUnavailable("native calls are not allowed", e);
        }
    }

    @Override
    public byte[] publicPoint(byte[] scalar) {
        try (NativeScratch scratch = new NativeScratch()) {
            MemorySegment parsed = scratch.room(NativeCalls.PARSED);
            calls.createPoint(parsed, scratch.copy(scalar));
            return serialized(scratch, parsed);
        }
    }

    @Override
    public byte[] decode(byte[] point) throws InvalidPointException {
        try (NativeScratch scratch = new NativeScratch()) {
            MemorySegment parsed = scratch.room(NativeCalls.PARSED);
            if (!calls.parsePoint(parsed, scratch.copy(point))) {
                throw new InvalidPointException("Invalid point: expected a point of secp256k1, found another");
            }
            return serialized(scratch, parsed);
        }
    }

    @Override
    public byte[] sign(byte[] scalar, byte[] digest) {
        try (NativeScratch scratch = new NativeScratch()) {
            MemorySegment parsed = scratch.room(NativeCalls.PARSED);
            MemorySegment nonce = scratch.room(Secp256k1.SCALAR_LENGTH);
            MemorySegment key = scratch.copy(scalar);
            MemorySegment hash = scratch.copy(digest);
            int attempt = 0;
            do {
                if (attempt == MAX_ATTEMPTS) {
                    throw new IllegalStateException("expected a private key, found one that was destroyed meanwhile");
                }
                calls.nonce(nonce, hash, key, attempt++);
            } while (!calls.sign(parsed, hash, key, nonce));
            MemorySegment rs = scratch.room(SIGNATURE);
            calls.serializeSignature(rs, parsed);
            if (wasHigh(rs, nonce, key, scratch.copy(Secp256k1.reduceDigest(digest)))) {
                calls.negate(rs.asSlice(Secp256k1.SCALAR_LENGTH));
            }
            return rs.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /**
     * Whether the library made s low, which the signatures of this architecture are not: then k·s is not z + r·d but its
     * negative. The order is odd, so the two differ in their last bit, and only that bit is looked at.
     */
    private boolean wasHigh(MemorySegment rs, MemorySegment nonce, MemorySegment key, MemorySegment digest) {
        calls.multiply(nonce, rs.asSlice(Secp256k1.SCALAR_LENGTH));
        calls.multiply(key, rs.asSlice(0, Secp256k1.SCALAR_LENGTH));
        if (!calls.add(key, digest)) {
            throw new AssertionError("s would be zero, which the library does not give");
        }
        int last = Secp256k1.SCALAR_LENGTH - 1;
        return ((nonce.get(ValueLayout.JAVA_BYTE, last) ^ key.get(ValueLayout.JAVA_BYTE, last)) & 1) != 0;
    }

    @Override
    public boolean verify(byte[] point, byte[] digest, byte[] signature, int offset) {
        try (NativeScratch scratch = new NativeScratch()) {
            MemorySegment parsedPoint = parsed(scratch, point);
            MemorySegment parsedSignature = scratch.room(NativeCalls.PARSED);
            return calls.parseSignature(parsedSignature, scratch.copy(signature, offset, SIGNATURE))
                    && calls.verify(parsedSignature, scratch.copy(digest), parsedPoint);
        }
    }

    @Override
    public Optional<byte[]> recover(byte[] digest, byte[] signature, int offset, int recoveryId) {
        try (NativeScratch scratch = new NativeScratch()) {
            MemorySegment point = scratch.room(NativeCalls.PARSED);
            MemorySegment parsed = scratch.room(NativeCalls.PARSED_RECOVERABLE);
            MemorySegment rs = scratch.copy(signature, offset, SIGNATURE);
            return calls.recover(point, parsed, rs, scratch.copy(digest), recoveryId)
                    ? Optional.of(serialized(scratch, point))
                    : Optional.empty();
        }
    }

    @Override
    public byte[] sharedX(byte[] scalar, byte[] point) {
        try (NativeScratch scratch = new NativeScratch()) {
            MemorySegment x = scratch.room(Secp256k1.SCALAR_LENGTH);
            calls.sharedX(x, parsed(scratch, point), scratch.copy(scalar));
            return x.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    @Override
    public byte[] addScalars(byte[] a, byte[] b) {
        try (NativeScratch scratch = new NativeScratch()) {
            MemorySegment sum = scratch.copy(a);
            // The library has no word for a sum of zero or a summand above the order.
            return calls.add(sum, scratch.copy(b)) ? sum.toArray(ValueLayout.JAVA_BYTE) : Secp256k1.sum(a, b);
        }
    }

    @Override
    public byte[] multiplyScalars(byte[] a, byte[] b) {
        try (NativeScratch scratch = new NativeScratch()) {
            MemorySegment product = scratch.copy(a);
            calls.multiply(product, scratch.copy(b));
            return product.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    @Override
    public byte[] multiplyPoint(byte[] scalar, byte[] point) {
        try (NativeScratch scratch = new NativeScratch()) {
            MemorySegment product = parsed(scratch, point);
            calls.multiplyPoint(product, scratch.copy(scalar));
            return serialized(scratch, product);
        }
    }

    @Override
    public Optional<byte[]> addPoints(byte[] p, byte[] q) {
        try (NativeScratch scratch = new NativeScratch()) {
            MemorySegment both = scratch.room(2 * (int) ValueLayout.ADDRESS.byteSize());
            both.setAtIndex(ValueLayout.ADDRESS, 0, parsed(scratch, p));
            both.setAtIndex(ValueLayout.ADDRESS, 1, parsed(scratch, q));
            MemorySegment sum = scratch.room(NativeCalls.PARSED);
            return calls.addPoints(sum, both) ? Optional.of(serialized(scratch, sum)) : Optional.empty();
        }
    }

    private MemorySegment parsed(NativeScratch scratch, byte[] point) {
        MemorySegment parsed = scratch.room(NativeCalls.PARSED);
        if (!calls.parsePoint(parsed, scratch.copy(point))) {
            throw new AssertionError("the point was checked when it was read");
        }
        return parsed;
    }

    private byte[] serialized(NativeScratch scratch, MemorySegment parsed) {
        MemorySegment bytes = scratch.room(EcPublicKey.UNCOMPRESSED_LENGTH);
        calls.serializePoint(bytes, scratch.room(Long.BYTES), parsed);
        return bytes.toArray(ValueLayout.JAVA_BYTE);
    }
}
