package org.postern.crypto.ec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * What libsecp256k1 calls back (transport.md §16.5, §16.6).
 *
 * @param nonce gives the nonce that we hand to the signing function, once
 * @param affineX takes the x of a shared point as it is; the library's own choice would be a hash
 * @param misuse does nothing, so that a wrong argument is an answer of 0 and not the end of the process
 */
@SuppressWarnings("restricted") // being called by C is what this record is for
record NativeCallbacks(MemorySegment nonce, MemorySegment affineX, MemorySegment misuse) {
    private static final AddressLayout SCALAR =
            ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(Secp256k1.SCALAR_LENGTH, JAVA_BYTE));
    /** Of every nonce function, the library's own included. */
    static final FunctionDescriptor NONCE =
            FunctionDescriptor.of(JAVA_INT, SCALAR, ADDRESS, ADDRESS, ADDRESS, SCALAR, JAVA_INT);

    private static final FunctionDescriptor AFFINE_X =
            FunctionDescriptor.of(JAVA_INT, SCALAR, SCALAR, ADDRESS, ADDRESS);
    private static final FunctionDescriptor MISUSE = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS);

    static NativeCallbacks create() {
        try {
            MethodHandles.Lookup own = MethodHandles.lookup();
            MethodHandle nonce = own.findStatic(NativeCallbacks.class, "nonce", NONCE.toMethodType());
            MethodHandle affineX = own.findStatic(NativeCallbacks.class, "affineX", AFFINE_X.toMethodType());
            MethodHandle misuse = own.findStatic(NativeCallbacks.class, "misuse", MISUSE.toMethodType());
            return new NativeCallbacks(stub(nonce, NONCE), stub(affineX, AFFINE_X), stub(misuse, MISUSE));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the callbacks are methods of this class", e);
        }
    }

    private static MemorySegment stub(MethodHandle target, FunctionDescriptor type) {
        return Linker.nativeLinker().upcallStub(target, type, Arena.global());
    }

    /** Called by C; a second attempt needs another nonce, which only the caller can make. */
    static int nonce(
            MemorySegment out,
            MemorySegment digest,
            MemorySegment scalar,
            MemorySegment algorithm,
            MemorySegment nonce,
            int attempt) {
        if (attempt > 0) {
            return 0;
        }
        out.copyFrom(nonce);
        return 1;
    }

    /** Called by C. */
    static int affineX(MemorySegment out, MemorySegment x, MemorySegment y, MemorySegment data) {
        out.copyFrom(x);
        return 1;
    }

    /** Called by C. */
    static void misuse(MemorySegment message, MemorySegment data) {}
}
