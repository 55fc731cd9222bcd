package org.postern.crypto.ec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * The functions of libsecp256k1 that we call, under their own names (transport.md §16). All memory is off the heap. A
 * record, because the compiler inlines calls through its components and through no other fields.
 */
record NativeCalls(
        MemorySegment context,
        NativeCallbacks callbacks,
        MethodHandle pubkeyParse,
        MethodHandle pubkeySerialize,
        MethodHandle pubkeyCreate,
        MethodHandle signatureParse,
        MethodHandle signatureNormalize,
        MethodHandle ecdsaVerify,
        MethodHandle nonceFunction,
        MethodHandle ecdsaSign,
        MethodHandle signatureSerialize,
        MethodHandle recoverableParse,
        MethodHandle ecdsaRecover,
        MethodHandle ecdh,
        MethodHandle seckeyNegate,
        MethodHandle seckeyTweakAdd,
        MethodHandle seckeyTweakMul,
        MethodHandle pubkeyTweakMul,
        MethodHandle pubkeyCombine) {

    /** Length of a parsed key and of a parsed signature in bytes. */
    static final int PARSED = 64;
    /** Length of a parsed signature with recovery id in bytes. */
    static final int PARSED_RECOVERABLE = 65;

    private static final int CONTEXT_NONE = 1;
    private static final int UNCOMPRESSED = 2;

    /** Finds every function, lets the library test itself and makes the one context of the process. */
    static NativeCalls of(SymbolLookup library) throws NativeUnavailable {
        Functions functions = new Functions(library);
        NativeCallbacks callbacks = NativeCallbacks.create();
        return new NativeCalls(
                context(functions, callbacks),
                callbacks,
                functions.find("ec_pubkey_parse", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG),
                functions.find("ec_pubkey_serialize", ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT),
                functions.find("ec_pubkey_create", ADDRESS, ADDRESS, ADDRESS),
                functions.find("ecdsa_signature_parse_compact", ADDRESS, ADDRESS, ADDRESS),
                functions.find("ecdsa_signature_normalize", ADDRESS, ADDRESS, ADDRESS),
                functions.find("ecdsa_verify", ADDRESS, ADDRESS, ADDRESS, ADDRESS),
                functions.rfc6979(),
                functions.find("ecdsa_sign", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS),
                functions.find("ecdsa_signature_serialize_compact", ADDRESS, ADDRESS, ADDRESS),
                functions.find("ecdsa_recoverable_signature_parse_compact", ADDRESS, ADDRESS, ADDRESS, JAVA_INT),
                functions.find("ecdsa_recover", ADDRESS, ADDRESS, ADDRESS, ADDRESS),
                functions.find("ecdh", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS),
                functions.find("ec_seckey_negate", ADDRESS, ADDRESS),
                functions.find("ec_seckey_tweak_add", ADDRESS, ADDRESS, ADDRESS),
                functions.find("ec_seckey_tweak_mul", ADDRESS, ADDRESS, ADDRESS),
                functions.find("ec_pubkey_tweak_mul", ADDRESS, ADDRESS, ADDRESS),
                functions.find("ec_pubkey_combine", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
    }

    private static MemorySegment context(Functions functions, NativeCallbacks callbacks) throws NativeUnavailable {
        MethodHandle selftest = functions.procedure("selftest");
        MethodHandle create = functions.function("context_create", FunctionDescriptor.of(ADDRESS, JAVA_INT));
        MethodHandle onMisuse = functions.procedure("context_set_illegal_callback", ADDRESS, ADDRESS, ADDRESS);
        MethodHandle randomize = functions.find("context_randomize", ADDRESS, ADDRESS);
        try (NativeScratch scratch = new NativeScratch()) {
            selftest.invokeExact();
            MemorySegment context = (MemorySegment) create.invokeExact(CONTEXT_NONE);
            onMisuse.invokeExact(context, callbacks.misuse(), MemorySegment.NULL);
            if ((int) randomize.invokeExact(context, scratch.copy(blinding())) != 1) {
                throw new NativeUnavailable("the library does not take its blinding");
            }
            return context;
        } catch (Throwable e) {
            throw new NativeUnavailable("the library does not start", e);
        }
    }

    /** Blinds intermediate values inside the library and decides no result, so nobody needs to hand it in. */
    private static byte[] blinding() throws NoSuchAlgorithmException {
        byte[] seed = new byte[Secp256k1.SCALAR_LENGTH];
        SecureRandom.getInstance("NativePRNGNonBlocking").nextBytes(seed);
        return seed;
    }

    /** Whether 33 or 65 bytes are a point, which is then in {@code parsed}. */
    boolean parsePoint(MemorySegment parsed, MemorySegment bytes) {
        try {
            return (int) pubkeyParse.invokeExact(context, parsed, bytes, bytes.byteSize()) == 1;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Writes 65 bytes; {@code length} has 8 bytes of room. */
    void serializePoint(MemorySegment bytes, MemorySegment length, MemorySegment parsed) {
        try {
            length.set(JAVA_LONG, 0, EcPublicKey.UNCOMPRESSED_LENGTH);
            require((int) pubkeySerialize.invokeExact(context, bytes, length, parsed, UNCOMPRESSED));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    void createPoint(MemorySegment parsed, MemorySegment scalar) {
        try {
            require((int) pubkeyCreate.invokeExact(context, parsed, scalar));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Whether r and s are below n. */
    boolean parseSignature(MemorySegment parsed, MemorySegment rs) {
        try {
            return (int) signatureParse.invokeExact(context, parsed, rs) == 1;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Verifies after making s low, because the library takes no other. */
    boolean verify(MemorySegment parsedSignature, MemorySegment digest, MemorySegment parsedPoint) {
        try {
            int _ = (int) signatureNormalize.invokeExact(context, parsedSignature, parsedSignature);
            return (int) ecdsaVerify.invokeExact(context, parsedSignature, digest, parsedPoint) == 1;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** The nonce of RFC 6979, as the library itself would take it. */
    void nonce(MemorySegment nonce, MemorySegment digest, MemorySegment scalar, int attempt) {
        MemorySegment none = MemorySegment.NULL;
        try {
            require((int) nonceFunction.invokeExact(nonce, digest, scalar, none, none, attempt));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Signs with a low s; false when another nonce is needed. */
    boolean sign(MemorySegment parsed, MemorySegment digest, MemorySegment scalar, MemorySegment nonce) {
        try {
            return (int) ecdsaSign.invokeExact(context, parsed, digest, scalar, callbacks.nonce(), nonce) == 1;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    void serializeSignature(MemorySegment rs, MemorySegment parsed) {
        try {
            require((int) signatureSerialize.invokeExact(context, rs, parsed));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Whether some point made the signature; it is then in {@code parsedPoint}. */
    boolean recover(MemorySegment parsedPoint, MemorySegment parsed, MemorySegment rs, MemorySegment digest, int id) {
        try {
            return (int) recoverableParse.invokeExact(context, parsed, rs, id) == 1
                    && (int) ecdsaRecover.invokeExact(context, parsedPoint, parsed, digest) == 1;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    void sharedX(MemorySegment x, MemorySegment parsedPoint, MemorySegment scalar) {
        try {
            require((int) ecdh.invokeExact(context, x, parsedPoint, scalar, callbacks.affineX(), MemorySegment.NULL));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** n - scalar, in place. */
    void negate(MemorySegment scalar) {
        try {
            require((int) seckeyNegate.invokeExact(context, scalar));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Adds to the scalar in place; false when the summand is n or more, or the sum zero. */
    boolean add(MemorySegment scalar, MemorySegment summand) {
        try {
            return (int) seckeyTweakAdd.invokeExact(context, scalar, summand) == 1;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Multiplies the scalar in place. */
    void multiply(MemorySegment scalar, MemorySegment factor) {
        try {
            require((int) seckeyTweakMul.invokeExact(context, scalar, factor));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Multiplies the point in place, in a time that depends on the scalar. */
    void multiplyPoint(MemorySegment parsed, MemorySegment scalar) {
        try {
            require((int) pubkeyTweakMul.invokeExact(context, parsed, scalar));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Adds two points, given as two addresses; false when the sum is the point at infinity. */
    boolean addPoints(MemorySegment parsed, MemorySegment addresses) {
        try {
            return (int) pubkeyCombine.invokeExact(context, parsed, addresses, 2L) == 1;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static void require(int done) {
        if (done != 1) {
            throw new IllegalStateException("libsecp256k1: expected 1, found " + done);
        }
    }

    private static AssertionError broken(Throwable e) {
        return new AssertionError("arguments were checked before the native call", e);
    }

    /** Functions by their names without prefix. */
    @SuppressWarnings("restricted") // calling C is what this record is for; the process is started with native access
    private record Functions(SymbolLookup library) {
        /** A function that gives an int. */
        MethodHandle find(String name, MemoryLayout... arguments) throws NativeUnavailable {
            return function(name, FunctionDescriptor.of(JAVA_INT, arguments));
        }

        MethodHandle procedure(String name, MemoryLayout... arguments) throws NativeUnavailable {
            return function(name, FunctionDescriptor.ofVoid(arguments));
        }

        MethodHandle function(String name, FunctionDescriptor type) throws NativeUnavailable {
            return Linker.nativeLinker().downcallHandle(symbol(name), type);
        }

        /** The library's own nonce function; its symbol is a variable that points to it. */
        MethodHandle rfc6979() throws NativeUnavailable {
            MemorySegment variable = symbol("nonce_function_rfc6979").reinterpret(ADDRESS.byteSize());
            return Linker.nativeLinker().downcallHandle(variable.get(ADDRESS, 0), NativeCallbacks.NONCE);
        }

        private MemorySegment symbol(String name) throws NativeUnavailable {
            return library.find("secp256k1_" + name)
                    .orElseThrow(() -> new NativeUnavailable("the library has no secp256k1_" + name));
        }
    }
}
