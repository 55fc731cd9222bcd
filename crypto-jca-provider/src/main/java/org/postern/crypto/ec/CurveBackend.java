package org.postern.crypto.ec;

/**
 * Which implementation of the curve computes in this process (transport.md §16), chosen once by the system property
 * {@value #PROPERTY}: {@code auto} takes libsecp256k1 where it can and pure Java elsewhere, {@code native} fails where it
 * cannot, {@code java} takes pure Java.
 */
public final class CurveBackend {
    /** Name of the system property. */
    public static final String PROPERTY = "postern.crypto.backend";

    private CurveBackend() {}

    /** An implementation and the text for people. */
    record Choice(Secp256k1Backend backend, String description) {}

    /** How the native implementation is had. */
    @FunctionalInterface
    interface NativeSource {
        Secp256k1Backend open() throws NativeUnavailable;
    }

    /** What computes and, if it is not the native implementation, why; for people, one line. */
    public static String description() {
        return InUse.CHOICE.description();
    }

    static Secp256k1Backend backend() {
        return InUse.BACKEND;
    }

    /**
     * Chooses.
     *
     * @throws IllegalStateException for {@code native} without a native implementation
     * @throws IllegalArgumentException for a choice that does not exist
     */
    static Choice choose(String choice, NativeSource source) {
        return switch (choice) {
            case "auto" -> nativeOrJava(source);
            case "native" -> onlyNative(source);
            case "java" -> inJava(PROPERTY + "=java");
            default ->
                throw new IllegalArgumentException(PROPERTY + ": expected auto, native or java, found " + choice);
        };
    }

    private static Choice nativeOrJava(NativeSource source) {
        try {
            return inC(source);
        } catch (NativeUnavailable e) {
            return inJava(e.reason());
        }
    }

    private static Choice onlyNative(NativeSource source) {
        try {
            return inC(source);
        } catch (NativeUnavailable e) {
            throw new IllegalStateException(PROPERTY + "=native: expected libsecp256k1, found none: " + e.reason(), e);
        }
    }

    private static Choice inC(NativeSource source) throws NativeUnavailable {
        return new Choice(source.open(), "libsecp256k1 (native)");
    }

    private static Choice inJava(String why) {
        return new Choice(new BouncyCastleBackend(), "Bouncy Castle (pure Java): " + why);
    }

    private static final class InUse {
        private static final Choice CHOICE = choose(System.getProperty(PROPERTY, "auto"), NativeBackend::open);

        // On its own, so that the compiler sees which class it calls.
        private static final Secp256k1Backend BACKEND = CHOICE.backend();
    }
}
