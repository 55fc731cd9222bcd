package org.postern.crypto.srp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SRP logins")
class SrpTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PASSWORD = "AaP6OpXZPA6Sh72Ge3F2uA==";
    private static final byte[] SALT = new byte[16];

    static Stream<Arguments> groups() {
        return Stream.of(
                Arguments.of("1024 bits", SrpGroup.RFC5054_1024, 128),
                Arguments.of("2048 bits", SrpGroup.RFC5054_2048, 256),
                Arguments.of("3072 bits", SrpGroup.RFC5054_3072, 384));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("groups")
    void rightPasswordGivesBothSidesTheSameKey(String name, SrpGroup group, int padLength) throws SrpException {
        assertTrue(group.isKnown());
        assertEquals(padLength, group.padLength());
        assertTrue(group.n().isProbablePrime(40));
        assertTrue(group.n().shiftRight(1).isProbablePrime(40), "N is a safe prime");
        SrpServer first = SrpServer.create(group, verifier(group, PASSWORD), RANDOM);
        SrpServer second = SrpServer.resume(group, verifier(group, PASSWORD), first.privateValue());
        SrpClient client = SrpClient.create(group, RANDOM);
        SrpAgreement byClient = client.agree("alice", PASSWORD, SALT, first.publicValue());
        SrpAgreement byServer = second.accept(client.publicValue(), byClient.m1());
        SrpClient.requireM2(byClient, byServer.m2());
        assertArrayEquals(byClient.key(), byServer.key());
    }

    @Test
    void wrongPasswordIsADifferentM1() throws SrpException {
        SrpGroup group = SrpGroup.RFC5054_1024;
        SrpServer server = SrpServer.create(group, verifier(group, PASSWORD), RANDOM);
        SrpClient client = SrpClient.create(group, RANDOM);
        SrpAgreement wrong = client.agree("alice", "another", SALT, server.publicValue());
        SrpException refusal = assertThrows(SrpException.class, () -> server.accept(client.publicValue(), wrong.m1()));
        assertEquals(SrpException.Reason.DIFFERENT_M1, refusal.reason());
    }

    @Test
    void serverWithoutTheVerifierIsADifferentM2() throws SrpException {
        SrpGroup group = SrpGroup.RFC5054_1024;
        SrpClient client = SrpClient.create(group, RANDOM);
        SrpServer impostor = SrpServer.create(group, verifier(group, "guess"), RANDOM);
        SrpAgreement agreement = client.agree("alice", PASSWORD, SALT, impostor.publicValue());
        BigInteger m2 = impostor.agree(client.publicValue()).m2();
        SrpException refusal = assertThrows(SrpException.class, () -> SrpClient.requireM2(agreement, m2));
        assertEquals(SrpException.Reason.DIFFERENT_M2, refusal.reason());
    }

    static Stream<Arguments> illegalPublicValues() {
        BigInteger n = SrpGroup.RFC5054_1024.n();
        return Stream.of(
                Arguments.of("zero", BigInteger.ZERO),
                Arguments.of("N", n),
                Arguments.of("2N", n.shiftLeft(1)),
                Arguments.of("N + 1", n.add(BigInteger.ONE)),
                Arguments.of("negative", BigInteger.ONE.negate()),
                Arguments.of("longer than N", BigInteger.ONE.shiftLeft(4096)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("illegalPublicValues")
    void bothSidesRefuseIllegalPublicValues(String name, BigInteger value) {
        SrpGroup group = SrpGroup.RFC5054_1024;
        SrpServer server = SrpServer.create(group, verifier(group, PASSWORD), RANDOM);
        SrpClient client = SrpClient.create(group, RANDOM);
        SrpException byServer = assertThrows(SrpException.class, () -> server.agree(value));
        SrpException byClient = assertThrows(SrpException.class, () -> client.agree("alice", PASSWORD, SALT, value));
        assertEquals(SrpException.Reason.ILLEGAL_PUBLIC_VALUE, byServer.reason());
        assertEquals(SrpException.Reason.ILLEGAL_PUBLIC_VALUE, byClient.reason());
    }

    @Test
    void proofsOfOtherSizesDoNotMatch() throws SrpException {
        SrpGroup group = SrpGroup.RFC5054_1024;
        SrpAgreement agreement =
                SrpServer.create(group, verifier(group, PASSWORD), RANDOM).agree(BigInteger.TWO);
        assertTrue(agreement.matchesM1(agreement.m1()));
        assertFalse(agreement.matchesM1(agreement.m2()));
        assertFalse(agreement.matchesM1(agreement.m1().add(BigInteger.ONE.shiftLeft(256))));
        assertFalse(agreement.matchesM2(agreement.m2().negate()));
        assertFalse(agreement.matchesM2(BigInteger.ZERO));
    }

    @Test
    void freshLoginsDoNotRepeatTheirPublicValues() {
        SrpGroup group = SrpGroup.RFC5054_1024;
        assertNotEquals(
                SrpClient.create(group, RANDOM).publicValue(),
                SrpClient.create(group, RANDOM).publicValue());
    }

    @Test
    void unknownGroupIsNotKnown() {
        SrpGroup weak = new SrpGroup(SrpGroup.RFC5054_1024.n(), BigInteger.valueOf(4));
        assertFalse(weak.isKnown());
        assertThrows(IllegalArgumentException.class, () -> new SrpGroup(BigInteger.TEN, BigInteger.TWO));
        assertThrows(IllegalArgumentException.class, () -> new SrpGroup(BigInteger.valueOf(7), BigInteger.ONE));
        assertThrows(IllegalArgumentException.class, () -> new SrpGroup(BigInteger.ZERO, BigInteger.TWO));
    }

    @Test
    void hexIsMinimalAndEven() {
        assertEquals("02", SrpHex.encode(BigInteger.TWO));
        assertEquals("00", SrpHex.encode(BigInteger.ZERO));
        assertEquals("ff", SrpHex.encode(BigInteger.valueOf(255)));
        assertEquals("0100", SrpHex.encode(BigInteger.valueOf(256)));
        assertEquals(BigInteger.TWO, SrpHex.decode("0000000002"));
        assertEquals(BigInteger.valueOf(0xabc), SrpHex.decode("ABC"));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "-1", "+1", "0x1", "g", " 1", "١"})
    void hexRefusesWhatIsNoHex(String text) {
        assertThrows(IllegalArgumentException.class, () -> SrpHex.decode(text));
    }

    @Test
    void hexRefusesEndlessText() {
        assertThrows(IllegalArgumentException.class, () -> SrpHex.decode("0".repeat(SrpHex.MAX_DIGITS + 1)));
    }

    private static BigInteger verifier(SrpGroup group, String password) {
        return SrpClient.verifier(group, "alice", password, SALT);
    }
}
