package org.postern.client.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.client.failure.VerificationFailed;
import org.postern.crypto.container.Container;
import org.postern.crypto.hd.Mnemonic;
import org.postern.crypto.srp.LoginData;
import org.postern.crypto.srp.SrpGroup;
import org.postern.protocol.id.PublicKeys;
import org.postern.protocol.method.AccountMethods.RecoveryData;
import org.postern.testkit.Vectors;

class AccountFormatsTest {
    private static final String LOGIN_DATA = Vectors.text("password", "loginData");

    private static Password password(Password.Floor floor) {
        return new Password(Vectors.text("password", "password").toCharArray(), floor);
    }

    @Test
    void mixesThePasswordAsTheVectorsSay() throws VerificationFailed {
        Password password = password(Password.Floor.IMPORTED_ACCOUNT);

        assertEquals(Vectors.text("password", "srpPassword"), password.srpPassword(LOGIN_DATA));
        assertArrayEquals(Vectors.hex("password", "privDataKey"), password.privateDataKey());
    }

    @Test
    void keepsTheProfileUnderAnotherKeyThanTheServersRecord() throws VerificationFailed {
        Password password = password(Password.Floor.IMPORTED_ACCOUNT);
        password.srpPassword(LOGIN_DATA);

        assertEquals(32, password.profileKey().length);
        assertTrue(!java.util.Arrays.equals(password.profileKey(), password.privateDataKey()));
    }

    @Test
    void refusesParametersOf2018ForAnOrdinaryAccount() {
        String message = assertThrows(
                        VerificationFailed.class,
                        () -> password(Password.Floor.STRONG).srpPassword(LOGIN_DATA))
                .sentence();

        assertTrue(message.contains("4321") && message.contains("100000"), message);
    }

    @ParameterizedTest(name = "{0} rounds")
    @ValueSource(ints = {1, 4321, 99_999})
    void refusesFewerRoundsThanTheFloor(int rounds) {
        String loginData = new LoginData(rounds, new byte[16]).toJson();

        assertThrows(
                VerificationFailed.class, () -> password(Password.Floor.STRONG).srpPassword(loginData));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "{}", "{\"algorithm\":\"MD5\"}", "not json"})
    void refusesUnknownWaysOfMixing(String loginData) {
        assertThrows(
                VerificationFailed.class,
                () -> password(Password.Floor.IMPORTED_ACCOUNT).srpPassword(loginData));
    }

    static Stream<SrpGroup> weakGroups() {
        BigInteger made = BigInteger.TWO.pow(3071).add(BigInteger.ONE);
        return Stream.of(SrpGroup.RFC5054_1024, new SrpGroup(made, BigInteger.TWO));
    }

    @ParameterizedTest
    @MethodSource("weakGroups")
    void refusesSmallAndUnknownGroups(SrpGroup group) {
        assertThrows(
                VerificationFailed.class, () -> password(Password.Floor.STRONG).requireStrong(group.n(), group.g()));
    }

    @Test
    void acceptsTheSmallGroupOnlyOfAnImportedAccount() {
        assertTrue(password(Password.Floor.IMPORTED_ACCOUNT).acceptedGroups().test(SrpGroup.RFC5054_1024));
        assertTrue(!password(Password.Floor.STRONG).acceptedGroups().test(SrpGroup.RFC5054_1024));
        assertTrue(password(Password.Floor.STRONG).acceptedGroups().test(SrpGroup.RFC5054_3072));
    }

    @Test
    @DisplayName("writes private data as the vectors say (api.json/privData/0)")
    void writesPrivateDataAsTheVectorsSay() {
        PrivateData data = new PrivateData(Vectors.base64("extendedKeys", "masterSeedBase64"), Optional.empty());

        assertEquals(Vectors.text("privData", "json"), new String(data.toJson(), UTF_8));
        assertArrayEquals(
                Vectors.base64("privData", "encrypted_base64"),
                Container.sealAuthenticated(
                        Vectors.hex("privData", "key"), Vectors.hex("privData", "iv"), data.toJson()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"privData", "recoveryData"})
    void opensSealedAccountDataOfTheVectors(String name) throws VerificationFailed {
        byte[] key = Vectors.hex(name, name.equals("privData") ? "key" : "key_chainCode");

        PrivateData data = PrivateData.open(key, Vectors.base64(name, "encrypted_base64"));

        assertArrayEquals(Vectors.base64("extendedKeys", "masterSeedBase64"), data.masterSeed());
    }

    @Test
    void keepsTheRecoveryWordsInThePrivateData() throws VerificationFailed {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[32];
        Mnemonic words = Mnemonic.generate(random);
        PrivateData made = PrivateData.generate(random).with(words);

        PrivateData opened = PrivateData.open(key, made.seal(key, random));

        assertEquals(Optional.of(words), opened.recoveryWords());
        assertEquals(24, words.phrase().split(" ", -1).length);
    }

    @Test
    @DisplayName("the recovery words open the recovery data, and their key logs in")
    void opensRecoveryDataOfTheVectors() throws Exception {
        Mnemonic words = Mnemonic.parse(Vectors.text("bip39", "mnemonic"));
        RecoveryData sealed = new RecoveryData(
                PublicKeys.parse(Vectors.text("recoveryData", "pub58")),
                Vectors.base64("recoveryData", "encrypted_base64"));

        PrivateData opened = RecoverySeal.open(words, sealed);

        assertEquals(Vectors.text("recoveryData", "json"), new String(opened.toJson(), UTF_8));
        assertEquals(sealed.pub(), RecoverySeal.loginKey(words).publicKey());
    }

    @Test
    @DisplayName("seals recovery data as the vectors say (api.json/recoveryData/0)")
    void sealsRecoveryDataAsTheVectorsSay() throws Exception {
        Mnemonic words = Mnemonic.parse(Vectors.text("bip39", "mnemonic"));
        PrivateData data = new PrivateData(Vectors.base64("extendedKeys", "masterSeedBase64"), Optional.empty());

        assertArrayEquals(
                Vectors.base64("recoveryData", "encrypted_base64"),
                Container.sealAuthenticated(
                        words.extendedKey().chainCode(), Vectors.hex("recoveryData", "iv"), data.toJson()));
        RecoveryData sealed = RecoverySeal.seal(words, data, new SecureRandom());
        assertEquals(Vectors.text("recoveryData", "pub58"), sealed.pub().text());
        assertArrayEquals(data.masterSeed(), RecoverySeal.open(words, sealed).masterSeed());
    }

    @Test
    void refusesRecoveryDataOfOtherWords() {
        SecureRandom random = new SecureRandom();
        RecoveryData sealed = RecoverySeal.seal(Mnemonic.generate(random), PrivateData.generate(random), random);
        Mnemonic others = Mnemonic.generate(random);
        RecoveryData underTheirKey = new RecoveryData(others.extendedKey().publicKey(), sealed.data());

        assertThrows(VerificationFailed.class, () -> RecoverySeal.open(others, sealed));
        assertThrows(VerificationFailed.class, () -> RecoverySeal.open(others, underTheirKey));
    }

    @Test
    void refusesPrivateDataThatWasAltered() {
        byte[] sealed = Vectors.base64("privData", "encrypted_base64");
        sealed[40] ^= 1;

        assertThrows(VerificationFailed.class, () -> PrivateData.open(Vectors.hex("privData", "key"), sealed));
    }

    @Test
    @DisplayName("derives the keys of an account from its master seed")
    void derivesTheKeyTree() {
        KeyTree keys = KeyTree.of(Vectors.hex("extendedKeys", "masterSeed"));

        assertEquals(
                Vectors.text("extendedKeys", "derivedHardened", "2", "pub58"),
                keys.identity().publicKey().text());
        assertEquals(
                Vectors.text("extendedKeys", "derivedHardened", "0", "xpub"),
                keys.rootDirectory().xpub());
        assertArrayEquals(Vectors.hex("extendedKeys", "derivedHardened", "25", "chainCode"), keys.sinkDataKey());
    }

    @Test
    void opensAccountsWhoseMasterKeyBeginsWithAZeroByte() {
        KeyTree keys = KeyTree.of(Vectors.hex("extendedKeys", "leadingZeroQuirk", "seed"));

        assertEquals(
                Vectors.text("extendedKeys", "leadingZeroQuirk", "derivedHardened2", "pub58"),
                keys.identity().publicKey().text());
    }

    @Test
    @DisplayName("shows a key as eight groups of four digits")
    void showsAFingerprint() {
        String fingerprint =
                Account.fingerprint(Vectors.apiKey("alice-identity").publicKey());

        // sha256sum of the 33 bytes of the vector's "pub".
        assertEquals("31a4 f3b8 11d5 f9ad 27c5 5431 28c3 0065", fingerprint);
    }
}
