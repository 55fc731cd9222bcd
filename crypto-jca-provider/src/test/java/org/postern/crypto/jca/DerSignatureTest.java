package org.postern.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.ec.CompactSignature;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.Secp256k1;
import org.postern.crypto.primitive.Sha2;

@DisplayName("DER signatures")
class DerSignatureTest {
    private static final PosternProvider PROVIDER = PosternProvider.instance();
    private static final BouncyCastleProvider OTHER = new BouncyCastleProvider();
    private static final EcPrivateKey KEY = EcPrivateKey.generate(new SecureRandom());
    private static final byte[] MESSAGE = {1, 2, 3};
    private static final BigInteger N = Secp256k1.ORDER;
    private static final HexFormat HEX = HexFormat.of();

    private static boolean verifies(String algorithm, byte[] data, byte[] signature) throws Exception {
        Signature verifier = Signature.getInstance(algorithm, PROVIDER);
        verifier.initVerify(KEY.publicKey());
        verifier.update(data);
        return verifier.verify(signature);
    }

    private static byte[] sign(String algorithm, byte[] data) throws Exception {
        Signature signer = Signature.getInstance(algorithm, PROVIDER);
        signer.initSign(KEY);
        signer.update(data);
        return signer.sign();
    }

    private static byte[] integer(BigInteger number) {
        byte[] content = number.toByteArray();
        byte[] out = new byte[2 + content.length];
        out[0] = 2;
        out[1] = (byte) content.length;
        System.arraycopy(content, 0, out, 2, content.length);
        return out;
    }

    private static byte[] sequence(byte[]... parts) {
        byte[] out = {0x30, 0};
        for (byte[] part : parts) {
            int end = out.length;
            out = Arrays.copyOf(out, end + part.length);
            System.arraycopy(part, 0, out, end, part.length);
        }
        out[1] = (byte) (out.length - 2);
        return out;
    }

    private static byte[] der(BigInteger r, BigInteger s) {
        return sequence(integer(r), integer(s));
    }

    private static BigInteger[] good() {
        byte[] compact = CompactSignature.sign(KEY, Sha2.sha256(MESSAGE));
        return new BigInteger[] {new BigInteger(1, compact, 1, 32), new BigInteger(1, compact, 33, 32)};
    }

    @Test
    void isTheCompactSignatureInAnotherForm() throws Exception {
        BigInteger[] good = good();
        assertArrayEquals(der(good[0], good[1]), sign("SHA256withECDSA", MESSAGE));
    }

    @Test
    void theOtherSolutionForSVerifiesToo() throws Exception {
        BigInteger[] good = good();
        assertTrue(verifies("SHA256withECDSA", MESSAGE, der(good[0], N.subtract(good[1]))));
    }

    @Test
    void anotherProviderVerifiesOursAndWeVerifyItsOwn() throws Exception {
        Signature other = Signature.getInstance("SHA256withECDSA", OTHER);
        for (int round = 0; round < 20; round++) {
            byte[] message = {(byte) round};
            other.initVerify(KEY.publicKey());
            other.update(message);
            assertTrue(other.verify(sign("SHA256withECDSA", message)));
            other.initSign(KEY);
            other.update(message);
            assertTrue(verifies("SHA256withECDSA", message, other.sign()));
        }
    }

    @ParameterizedTest(name = "digest of {0} bytes")
    @ValueSource(ints = {1, 20, 28, 31, 32, 33, 48, 64})
    void takesDigestsOfOtherHashesAsOtherProvidersDo(int length) throws Exception {
        byte[] digest = new byte[length];
        new SecureRandom().nextBytes(digest);
        Signature other = Signature.getInstance("NONEwithECDSA", OTHER);
        other.initVerify(KEY.publicKey());
        other.update(digest);
        assertTrue(other.verify(sign("NONEwithECDSA", digest)));
        other.initSign(KEY);
        other.update(digest);
        assertTrue(verifies("NONEwithECDSA", digest, other.sign()));
    }

    @ParameterizedTest(name = "digest of {0} bytes")
    @ValueSource(ints = {0, 65, 200})
    void refusesWhatIsNoDigest(int length) {
        assertThrows(SignatureException.class, () -> sign("NONEwithECDSA", new byte[length]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outOfRange")
    void numbersOutOfRangeDoNotVerify(String name, BigInteger r, BigInteger s) throws Exception {
        assertFalse(verifies("SHA256withECDSA", MESSAGE, der(r, s)));
    }

    static Stream<Arguments> outOfRange() {
        BigInteger r = good()[0];
        BigInteger s = good()[1];
        BigInteger zero = BigInteger.ZERO;
        BigInteger max = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        return Stream.of(
                Arguments.of("r = 0", zero, s),
                Arguments.of("s = 0", r, zero),
                Arguments.of("r = s = 0", zero, zero),
                Arguments.of("r = n", N, s),
                Arguments.of("s = n", r, N),
                Arguments.of("r = n + 1", N.add(BigInteger.ONE), s),
                Arguments.of("s = n + 1", r, N.add(BigInteger.ONE)),
                Arguments.of("r = 2^256 - 1", max, s),
                Arguments.of("s = 2^256 - 1", r, max),
                Arguments.of("r = n - r", N.subtract(r), s),
                Arguments.of("r = 1", BigInteger.ONE, s),
                Arguments.of("s = 1", r, BigInteger.ONE),
                Arguments.of("r and s exchanged", s, r));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void refusesEveryOtherEncoding(String name, byte[] signature) {
        SignatureException refusal =
                assertThrows(SignatureException.class, () -> verifies("SHA256withECDSA", MESSAGE, signature));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("Invalid DER signature: expected "));
    }

    static Stream<Arguments> malformed() {
        BigInteger r = good()[0];
        BigInteger s = good()[1];
        byte[] good = der(r, s);
        byte[] first = integer(r);
        byte[] second = integer(s);
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("compact", CompactSignature.sign(KEY, Sha2.sha256(MESSAGE))),
                Arguments.of("cut", Arrays.copyOf(good, good.length - 1)),
                Arguments.of("trailing byte", Arrays.copyOf(good, good.length + 1)),
                Arguments.of("trailing byte inside", sequence(first, second, new byte[1])),
                Arguments.of("long form of the length", longForm(good)),
                Arguments.of("long form with a zero", HEX.parseHex("30820008" + "02010102010102010101")),
                Arguments.of("indefinite length", HEX.parseHex("3080" + "020101020101" + "0000")),
                Arguments.of("SET", changed(good, 0, 0x31)),
                Arguments.of("context tag", changed(good, 0, 0xa0)),
                Arguments.of("length too short", changed(good, 1, good.length - 3)),
                Arguments.of("length too long", changed(good, 1, good.length - 1)),
                Arguments.of("OCTET STRING for r", changed(good, 2, 4)),
                Arguments.of("one number", sequence(first)),
                Arguments.of("three numbers", sequence(first, second, integer(BigInteger.ONE))),
                Arguments.of("leading zero of r", sequence(padded(r), second)),
                Arguments.of("leading zero of s", sequence(first, padded(s))),
                Arguments.of("empty r", sequence(new byte[] {2, 0}, second)),
                Arguments.of("empty s", sequence(first, new byte[] {2, 0})),
                Arguments.of("zero as two bytes", sequence(new byte[] {2, 2, 0, 0}, second)),
                Arguments.of("negative r", der(r.negate(), s)),
                Arguments.of("negative s", der(r, s.negate())),
                Arguments.of("r + 2^256", der(r.add(BigInteger.ONE.shiftLeft(256)), s)),
                Arguments.of("s + 2^264", der(r, s.add(BigInteger.ONE.shiftLeft(264)))),
                Arguments.of("long form of an integer", HEX.parseHex("3008" + "02810101" + "02810101")),
                Arguments.of("number beyond the end", HEX.parseHex("3006" + "020101" + "027f01")));
    }

    private static byte[] longForm(byte[] der) {
        byte[] out = new byte[der.length + 1];
        out[0] = der[0];
        out[1] = (byte) 0x81;
        System.arraycopy(der, 1, out, 2, der.length - 1);
        return out;
    }

    private static byte[] changed(byte[] der, int at, int value) {
        byte[] out = der.clone();
        out[at] = (byte) value;
        return out;
    }

    /** An integer with one zero byte more than it needs. */
    private static byte[] padded(BigInteger number) {
        byte[] minimal = integer(number);
        byte[] out = new byte[minimal.length + 1];
        out[0] = 2;
        out[1] = (byte) (minimal[1] + 1);
        System.arraycopy(minimal, 2, out, 3, minimal.length - 2);
        return out;
    }

    @Test
    void shortNumbersAreWrittenShort() throws Exception {
        byte[] compact = new byte[65];
        compact[0] = 27;
        compact[32] = 5;
        compact[64] = (byte) 0x80;
        byte[] der = SignatureForm.DER.encode(compact);
        assertEquals("3007020105" + "02020080", HEX.formatHex(der));
        assertArrayEquals(compact, SignatureForm.DER.decode(der));
    }
}
