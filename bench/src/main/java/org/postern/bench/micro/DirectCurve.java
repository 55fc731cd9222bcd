package org.postern.bench.micro;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Objects;

/**
 * libsecp256k1 with nothing around it: every argument is parsed and lies off the heap before the clock starts, no result leaves the
 * native memory, and s is made low as the library likes it. What our provider adds is what it loses against this.
 */
@SuppressWarnings("restricted") // calling C is what is measured
final class DirectCurve {
    private static final int CONTEXT_NONE = 1;
    private static final int COMPRESSED = 258;
    private static final int OK = 1;
    private static final AddressLayout NUMBER = ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(32, JAVA_BYTE));

    private static final Arena ARENA = Arena.global();
    private static final SymbolLookup LIBRARY = library();
    private static final MethodHandle CREATE = handle("ec_pubkey_create", ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle SERIALIZE =
            handle("ec_pubkey_serialize", ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
    private static final MethodHandle SIGN = handle("ecdsa_sign", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle VERIFY = handle("ecdsa_verify", ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle SIGN_RECOVERABLE =
            handle("ecdsa_sign_recoverable", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle RECOVER = handle("ecdsa_recover", ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle ECDH = handle("ecdh", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private static final MemorySegment CONTEXT = context();
    private static final MemorySegment AFFINE_X = affineX();

    private final SecureRandom random = new SecureRandom();
    private final byte[] fresh = new byte[32];
    private final MemorySegment freshScalar = ARENA.allocate(32);
    private final MemorySegment freshPoint = ARENA.allocate(64);
    private final MemorySegment bytes = ARENA.allocate(33);
    private final MemorySegment length = ARENA.allocate(JAVA_LONG);
    private final MemorySegment scalar = ARENA.allocate(32);
    private final MemorySegment digest = ARENA.allocate(32);
    private final MemorySegment point = ARENA.allocate(64);
    private final MemorySegment signature = ARENA.allocate(64);
    private final MemorySegment recoverable = ARENA.allocate(65);
    private final MemorySegment x = ARENA.allocate(32);

    DirectCurve(byte[] scalar32, byte[] digest32) {
        scalar.copyFrom(MemorySegment.ofArray(scalar32));
        digest.copyFrom(MemorySegment.ofArray(digest32));
        try {
            require((int) CREATE.invokeExact(CONTEXT, point, scalar));
            require((int) SIGN_RECOVERABLE.invokeExact(
                    CONTEXT, recoverable, digest, scalar, MemorySegment.NULL, MemorySegment.NULL));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        sign();
    }

    /** A new key pair; its public key is left in 33 bytes. */
    MemorySegment generate() {
        try {
            random.nextBytes(fresh);
            MemorySegment.copy(fresh, 0, freshScalar, JAVA_BYTE, 0, fresh.length);
            require((int) CREATE.invokeExact(CONTEXT, freshPoint, freshScalar));
            length.set(JAVA_LONG, 0, bytes.byteSize());
            require((int) SERIALIZE.invokeExact(CONTEXT, bytes, length, freshPoint, COMPRESSED));
            return bytes;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    MemorySegment sign() {
        try {
            require((int) SIGN.invokeExact(CONTEXT, signature, digest, scalar, MemorySegment.NULL, MemorySegment.NULL));
            return signature;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    boolean verify() {
        try {
            return (int) VERIFY.invokeExact(CONTEXT, signature, digest, point) == OK;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    MemorySegment recover() {
        try {
            require((int) RECOVER.invokeExact(CONTEXT, freshPoint, recoverable, digest));
            return freshPoint;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    MemorySegment sharedX() {
        try {
            require((int) ECDH.invokeExact(CONTEXT, x, point, scalar, AFFINE_X, MemorySegment.NULL));
            return x;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void require(int done) {
        if (done != OK) {
            throw new IllegalStateException("libsecp256k1: expected 1, found " + done);
        }
    }

    private static SymbolLookup library() {
        String directory = System.getProperty("os.arch").equals("aarch64") ? "linux-aarch64" : "linux-x86_64";
        String resource = "/fr/acinq/secp256k1/jni/native/" + directory + "/libsecp256k1-jni.so";
        try (InputStream in = DirectCurve.class.getResourceAsStream(resource)) {
            Path file = Files.createTempFile("libsecp256k1-", ".so");
            try {
                Files.copy(Objects.requireNonNull(in, resource), file, StandardCopyOption.REPLACE_EXISTING);
                return SymbolLookup.libraryLookup(file, ARENA);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the benchmark needs libsecp256k1 in a file", e);
        }
    }

    private static MethodHandle handle(String name, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(
                        LIBRARY.find("secp256k1_" + name).orElseThrow(), FunctionDescriptor.of(JAVA_INT, arguments));
    }

    private static MemorySegment context() {
        MethodHandle create = Linker.nativeLinker()
                .downcallHandle(
                        LIBRARY.find("secp256k1_context_create").orElseThrow(),
                        FunctionDescriptor.of(ADDRESS, JAVA_INT));
        try {
            return (MemorySegment) create.invokeExact(CONTEXT_NONE);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static MemorySegment affineX() {
        FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, NUMBER, NUMBER, ADDRESS, ADDRESS);
        try {
            MethodHandle copy = MethodHandles.lookup().findStatic(DirectCurve.class, "copyX", type.toMethodType());
            return Linker.nativeLinker().upcallStub(copy, type, ARENA);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("copyX is a method of this class", e);
        }
    }

    /** Called by C. */
    static int copyX(MemorySegment out, MemorySegment x, MemorySegment y, MemorySegment data) {
        out.copyFrom(x);
        return OK;
    }
}
