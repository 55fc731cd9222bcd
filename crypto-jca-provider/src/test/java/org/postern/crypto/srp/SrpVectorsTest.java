package org.postern.crypto.srp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.crypto.Vectors.hex;
import static org.postern.crypto.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.crypto.Vectors;
import org.postern.crypto.primitive.Sha2;

class SrpVectorsTest {
    private static final SrpGroup GROUP = SrpGroup.RFC5054_1024;

    @TestFactory
    @DisplayName("SRP")
    Stream<DynamicTest> srp() {
        return Vectors.group("srp", SrpVectorsTest::bothSidesAgree);
    }

    private static void bothSidesAgree(JsonNode v) throws SrpException {
        String user = text(v, "I");
        String password = text(v, "password_P");
        byte[] salt = hex(v, "salt");
        assertEquals(number(v, "k"), GROUP.k());
        assertEquals(number(v, "x"), SrpSecret.x(GROUP, user, password, salt));
        BigInteger verifier = SrpClient.verifier(GROUP, user, password, salt);
        assertEquals(number(v, "v"), verifier);

        SrpClient client = SrpClient.create(GROUP, drawing(number(v, "a")));
        SrpServer server = SrpServer.resume(GROUP, verifier, number(v, "b"));
        assertEquals(number(v, "A"), client.publicValue());
        assertEquals(number(v, "B"), server.publicValue());
        assertEquals(number(v, "u"), SrpSecret.u(GROUP, client.publicValue(), server.publicValue()));

        SrpAgreement byClient = client.agree(user, password, salt, server.publicValue());
        SrpAgreement byServer = server.accept(client.publicValue(), byClient.m1());
        SrpAgreement byResumed = SrpServer.resume(server.state()).accept(client.publicValue(), byClient.m1());
        for (SrpAgreement agreement : new SrpAgreement[] {byClient, byServer, byResumed}) {
            assertEquals(number(v, "M1"), agreement.m1());
            assertEquals(number(v, "M2"), agreement.m2());
            assertEquals(number(v, "K"), new BigInteger(1, agreement.key()));
            assertEquals(32, agreement.key().length);
            assertEquals(hex(Sha2.sha256(padded(number(v, "S"), GROUP.padLength()))), hex(agreement.key()));
        }
        assertTrue(byClient.matchesM2(byServer.m2()));
        for (String name : new String[] {"A", "B", "M1", "M2", "v"}) {
            assertEquals(text(v, name), SrpHex.encode(number(v, name)), "wire form of " + name);
        }
    }

    @TestFactory
    @DisplayName("I-11.1(1/4) password mixing")
    Stream<DynamicTest> passwordMixer() {
        return Vectors.group("password_mixer", v -> {
            LoginData parameters = LoginData.parse(text(v, "login_data"));
            assertEquals(text(v, "login_data"), parameters.toJson());
            byte[] mixed = PasswordMixer.mix(text(v, "password").toCharArray(), parameters);
            assertEquals(text(v, "mixed"), hex(mixed));
            assertEquals(text(v, "mixed_base64"), PasswordMixer.srpPassword(mixed));
        });
    }

    @Test
    @DisplayName("I-11.1(2/4) mixes the password of the api vectors (api.json/password/0)")
    void mixesThePasswordOfTheApiVectors() {
        JsonNode v = Vectors.api("password");
        LoginData parameters = LoginData.parse(text(v, "loginData"));
        assertEquals(new LoginData(v.get("rounds").asInt(), hex(v, "salt")), parameters);
        byte[] mixed = PasswordMixer.mix(text(v, "password").toCharArray(), parameters);
        assertEquals(text(v, "mixed"), hex(mixed));
        assertEquals(text(v, "srpPassword"), PasswordMixer.srpPassword(mixed));
        assertEquals(text(v, "privDataKey"), hex(Sha2.sha256(mixed)));
    }

    @Test
    @DisplayName("registers the verifier of the api vectors (api.json/srp/0)")
    void registersTheVerifierOfTheApiVectors() {
        JsonNode v = Vectors.api("srp");
        SrpGroup group = new SrpGroup(SrpHex.decode(text(v, "N")), SrpHex.decode(text(v, "g")));
        assertEquals(GROUP, group);
        String password = text(Vectors.api("password"), "srpPassword");
        assertEquals(
                text(v, "verifier"),
                SrpHex.encode(SrpClient.verifier(group, text(v, "username"), password, hex(v, "salt"))));
    }

    /** A source of randomness that yields the recorded number of 64 bytes, and nothing but it. */
    private static SecureRandom drawing(BigInteger recorded) {
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                assertEquals(64, bytes.length);
                System.arraycopy(padded(recorded, 64), 0, bytes, 0, 64);
            }
        };
    }

    private static byte[] padded(BigInteger number, int length) {
        String digits = number.toString(16);
        return HexFormat.of().parseHex("0".repeat(2 * length - digits.length()) + digits);
    }

    private static BigInteger number(JsonNode vector, String member) {
        return SrpHex.decode(text(vector, member));
    }
}
