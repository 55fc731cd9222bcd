package org.postern.crypto.ec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.text.Base58Check;

@DisplayName("public keys")
class EcPublicKeyTest {
    private static final EcPublicKey KEY =
            EcPrivateKey.of(HexFormat.of().parseHex("11".repeat(32))).publicKey();

    static Stream<Arguments> malformed() {
        byte[] compressed = KEY.compressed();
        byte[] full = KEY.uncompressed();
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("point at infinity", new byte[1]),
                Arguments.of("33 zero bytes", new byte[33]),
                Arguments.of("65 zero bytes", new byte[65]),
                Arguments.of("32 bytes", Arrays.copyOf(compressed, 32)),
                Arguments.of("34 bytes", Arrays.copyOf(compressed, 34)),
                Arguments.of("64 bytes", Arrays.copyOf(full, 64)),
                Arguments.of("66 bytes", Arrays.copyOf(full, 66)),
                Arguments.of("compressed with first byte 4", first(compressed, 4)),
                Arguments.of("uncompressed with first byte 2", first(full, 2)),
                Arguments.of("hybrid of even y", first(full, 6)),
                Arguments.of("hybrid of odd y", first(full, 7)),
                Arguments.of("y altered", altered(full, 64)),
                Arguments.of("x altered", altered(full, 1)),
                Arguments.of("x without a point", hex("02" + "00".repeat(31) + "05")),
                Arguments.of("x of the size of the field", hex("02" + FIELD)),
                Arguments.of("x above the field", hex("02" + "ff".repeat(32))),
                Arguments.of("0, 0", first(new byte[65], 4)));
    }

    private static final String FIELD = "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f";

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void refusesPoint(String name, byte[] point) {
        assertThrows(InvalidPointException.class, () -> EcPublicKey.decode(point));
    }

    @Test
    void readsTextOfThe33ByteFormOnly() throws InvalidPointException {
        assertEquals(KEY, EcPublicKey.fromText(Base58Check.encode(KEY.compressed())));
        String uncompressed = Base58Check.encode(KEY.uncompressed());
        assertThrows(InvalidPointException.class, () -> EcPublicKey.fromText(uncompressed));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "1", "0OIl", "5p78kHbL33Rn3JWkTWRE2B9uz6gy4r1KbfAKLNQGE3ovKxJ2W2"})
    void refusesText(String text) {
        assertThrows(InvalidPointException.class, () -> EcPublicKey.fromText(text));
    }

    @Test
    void refusesAffineInfinityAndCoordinatesOutside() {
        BigInteger big = BigInteger.ONE.shiftLeft(256);
        assertThrows(InvalidPointException.class, () -> EcPublicKey.fromAffine(ECPoint.POINT_INFINITY));
        assertThrows(InvalidPointException.class, () -> EcPublicKey.fromAffine(new ECPoint(big, big)));
        assertThrows(
                InvalidPointException.class,
                () -> EcPublicKey.fromAffine(new ECPoint(BigInteger.ONE.negate(), BigInteger.ONE)));
        assertThrows(
                InvalidPointException.class,
                () -> EcPublicKey.fromAffine(new ECPoint(BigInteger.ONE, BigInteger.ONE.negate())));
    }

    @Test
    void isEqualByItsPoint() throws InvalidPointException {
        EcPublicKey same = EcPublicKey.fromAffine(KEY.getW());
        EcPublicKey mirrored = EcPublicKey.decode(first(KEY.compressed(), KEY.compressed()[0] ^ 1));
        assertEquals(KEY, same);
        assertEquals(KEY.hashCode(), same.hashCode());
        assertNotEquals(KEY, mirrored);
        assertEquals(KEY.text(), KEY.toString());
    }

    @Test
    void handsOutCopies() {
        KEY.uncompressed()[1] ^= 1;
        KEY.compressed()[1] ^= 1;
        assertEquals(
                KEY, EcPrivateKey.of(HexFormat.of().parseHex("11".repeat(32))).publicKey());
    }

    @Test
    void privateKeyStaysInItsRange() {
        byte[] order = Secp256k1.bytes(Secp256k1.ORDER);
        byte[] last = Secp256k1.bytes(Secp256k1.ORDER.subtract(BigInteger.ONE));
        assertTrue(EcPrivateKey.isValid(last));
        assertFalse(EcPrivateKey.isValid(order));
        assertFalse(EcPrivateKey.isValid(new byte[32]));
        assertFalse(EcPrivateKey.isValid(new byte[] {1}));
        assertEquals(
                EcPrivateKey.of(Secp256k1.bytes(BigInteger.ONE))
                        .publicKey()
                        .getW()
                        .getAffineX(),
                EcPrivateKey.of(last).publicKey().getW().getAffineX());
        assertThrows(IllegalArgumentException.class, () -> EcPrivateKey.of(order));
        assertThrows(IllegalArgumentException.class, () -> EcPrivateKey.of(new byte[32]));
        assertThrows(IllegalArgumentException.class, () -> EcPrivateKey.of(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> EcPrivateKey.of(new byte[33]));
    }

    @Test
    void randomBytesAreReducedModuloOrderMinusTwo() {
        BigInteger modulus = Secp256k1.ORDER.subtract(BigInteger.TWO);
        byte[] one = Secp256k1.bytes(BigInteger.ONE);
        assertEquals(hex(one), hex(Secp256k1.reduce(new byte[32])));
        assertEquals(hex(one), hex(Secp256k1.reduce(Secp256k1.bytes(modulus))));
        assertEquals(BigInteger.TWO, new BigInteger(1, Secp256k1.reduce(Secp256k1.bytes(modulus.add(BigInteger.TWO)))));
    }

    @Test
    void wifIsReadWithAndWithoutItsMark() {
        EcPrivateKey key = EcPrivateKey.of(hex("22".repeat(32)));
        assertEquals(key, EcPrivateKey.fromWif(Base58Check.encode(hex("80" + "22".repeat(32)))));
        assertEquals(key, EcPrivateKey.fromWif(Base58Check.encode(hex("ef" + "22".repeat(32) + "01"))));
        for (String payload :
                new String[] {"80", "80" + "22".repeat(31), "80" + "22".repeat(32) + "02", "80" + "00".repeat(32)}) {
            String wif = Base58Check.encode(hex(payload));
            assertThrows(IllegalArgumentException.class, () -> EcPrivateKey.fromWif(wif));
        }
    }

    @Test
    void destroyedKeyIsOfNoUse() {
        EcPrivateKey key = EcPrivateKey.of(hex("33".repeat(32)));
        EcPrivateKey other = EcPrivateKey.of(hex("33".repeat(32)));
        assertFalse(key.isDestroyed());
        key.destroy();
        assertTrue(key.isDestroyed());
        assertNotEquals(other, key);
        assertThrows(IllegalStateException.class, key::scalar);
        assertThrows(IllegalStateException.class, key::publicKey);
        assertThrows(IllegalStateException.class, () -> CompactSignature.sign(key, new byte[32]));
        assertThrows(IllegalStateException.class, () -> Ecdh.sharedX(key, KEY));
    }

    @Test
    void privateKeyNeverShowsItself() {
        EcPrivateKey key = EcPrivateKey.of(hex("44".repeat(32)));
        assertFalse(key.toString().contains("44"));
        assertThrows(
                NotSerializableException.class,
                () -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(key));
        assertThrows(
                NotSerializableException.class,
                () -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(KEY));
    }

    private static byte[] first(byte[] bytes, int value) {
        byte[] out = bytes.clone();
        out[0] = (byte) value;
        return out;
    }

    private static byte[] altered(byte[] bytes, int index) {
        byte[] out = bytes.clone();
        out[index] ^= 1;
        return out;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
