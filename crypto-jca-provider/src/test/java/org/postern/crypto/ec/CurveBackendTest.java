package org.postern.crypto.ec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("choice of the implementation of the curve")
class CurveBackendTest {
    private static final CurveBackend.NativeSource NONE = () -> {
        throw new NativeUnavailable("this machine has none");
    };

    @Test
    void computesInJavaAndSaysWhyWhereThereIsNoLibrary() {
        CurveBackend.Choice choice = CurveBackend.choose("auto", NONE);
        assertInstanceOf(BouncyCastleBackend.class, choice.backend());
        assertEquals("Bouncy Castle (pure Java): this machine has none", choice.description());
    }

    @Test
    void takesTheLibraryWhereThereIsOne() {
        Secp256k1Backend backend = new BouncyCastleBackend();
        CurveBackend.Choice choice = CurveBackend.choose("auto", () -> backend);
        assertEquals(backend, choice.backend());
        assertEquals("libsecp256k1 (native)", choice.description());
    }

    @Test
    void failsLoudlyWhenOnlyTheLibraryWillDo() {
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> CurveBackend.choose("native", NONE));
        assertEquals(
                "postern.crypto.backend=native: expected libsecp256k1, found none: this machine has none",
                e.getMessage());
    }

    @Test
    void computesInJavaWhenToldSo() {
        CurveBackend.Choice choice = CurveBackend.choose("java", () -> {
            throw new AssertionError("nobody asked for the library");
        });
        assertInstanceOf(BouncyCastleBackend.class, choice.backend());
        assertEquals("Bouncy Castle (pure Java): postern.crypto.backend=java", choice.description());
    }

    @Test
    void refusesAChoiceThatDoesNotExist() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> CurveBackend.choose("fastest", NONE));
        assertEquals("postern.crypto.backend: expected auto, native or java, found fastest", e.getMessage());
    }

    @Test
    void refusesALibraryWithAnotherHash() {
        NativeUnavailable e = assertThrows(
                NativeUnavailable.class, () -> NativeLibrary.checked(new byte[] {1, 2, 3}, "00".repeat(32)));
        assertEquals(
                "expected a library with SHA-256 " + "00".repeat(32)
                        + ", found 039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81",
                e.reason());
    }

    @Test
    void refusesAnImplementationThatAnswersWrongly() {
        Secp256k1Backend wrong = new WrongBackend();
        NativeUnavailable e = assertThrows(NativeUnavailable.class, () -> KnownAnswers.check(wrong));
        assertEquals("expected the known answers of key agreement, found another", e.reason());
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void findsTheLibraryOnThisMachine() {
        assertEquals(
                "libsecp256k1 (native)",
                CurveBackend.choose("auto", NativeBackend::open).description());
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void loadsTheLibraryOnceMoreForASecondClassLoader() throws Exception {
        try (URLClassLoader second = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> again = second.loadClass(NativeBackend.class.getName());
            assertNotSame(NativeBackend.class, again);
            var open = again.getDeclaredMethod("open");
            open.setAccessible(true);
            assertTrue(again.isInstance(open.invoke(null)));
        }
    }

    private static URL[] classPath() throws IOException {
        String[] places = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        URL[] urls = new URL[places.length];
        for (int i = 0; i < places.length; i++) {
            urls[i] = new File(places[i]).toURI().toURL();
        }
        return urls;
    }

    /** Right but for the last byte of shared secrets. */
    private static final class WrongBackend implements Secp256k1Backend {
        private final Secp256k1Backend right = new BouncyCastleBackend();

        @Override
        public byte[] publicPoint(byte[] scalar) {
            return right.publicPoint(scalar);
        }

        @Override
        public byte[] decode(byte[] point) throws InvalidPointException {
            return right.decode(point);
        }

        @Override
        public byte[] sign(byte[] scalar, byte[] digest) {
            return right.sign(scalar, digest);
        }

        @Override
        public boolean verify(byte[] point, byte[] digest, byte[] signature, int offset) {
            return right.verify(point, digest, signature, offset);
        }

        @Override
        public Optional<byte[]> recover(byte[] digest, byte[] signature, int offset, int recoveryId) {
            return right.recover(digest, signature, offset, recoveryId);
        }

        @Override
        public byte[] sharedX(byte[] scalar, byte[] point) {
            byte[] x = right.sharedX(scalar, point);
            x[x.length - 1] ^= 1;
            return x;
        }

        @Override
        public byte[] addScalars(byte[] a, byte[] b) {
            return right.addScalars(a, b);
        }

        @Override
        public byte[] multiplyScalars(byte[] a, byte[] b) {
            return right.multiplyScalars(a, b);
        }

        @Override
        public byte[] multiplyPoint(byte[] scalar, byte[] point) {
            return right.multiplyPoint(scalar, point);
        }

        @Override
        public Optional<byte[]> addPoints(byte[] p, byte[] q) {
            return right.addPoints(p, q);
        }
    }
}
