package org.postern.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.postern.crypto.Vectors.hex;
import static org.postern.crypto.Vectors.text;

import java.security.InvalidAlgorithmParameterException;
import java.security.spec.InvalidKeySpecException;
import java.util.stream.Stream;
import javax.crypto.KDF;
import javax.crypto.KDFParameters;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.DESKeySpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.Vectors;
import org.postern.crypto.srp.LoginData;

@DisplayName("derivation services")
class DerivationServicesTest {
    private static final PosternProvider PROVIDER = PosternProvider.instance();

    @TestFactory
    Stream<DynamicTest> prf() throws Exception {
        KDF kdf = KDF.getInstance("PRIVMX-PRF", PROVIDER);
        return Vectors.group("prf", v -> {
            var input = new PrfParameterSpec(
                    hex(v, "secret"), hex(v, "seed"), v.get("length").asInt());
            assertEquals(text(v, "output"), hex(kdf.deriveData(input)));
            assertEquals(text(v, "output"), hex(kdf.deriveKey("AES", input).getEncoded()));
        });
    }

    @TestFactory
    Stream<DynamicTest> kem() throws Exception {
        KDF kdf = KDF.getInstance("PRIVMX-KEM", PROVIDER);
        return Vectors.group("kdf", v -> {
            var input = new KemParameterSpec(
                    hex(v, "key"), text(v, "label"), v.get("length").asInt());
            assertEquals(text(v, "output"), hex(kdf.deriveData(input)));
        });
    }

    @TestFactory
    Stream<DynamicTest> password() throws Exception {
        SecretKeyFactory factory = SecretKeyFactory.getInstance("PrivmxPassword", PROVIDER);
        return Vectors.group("password_mixer", v -> {
            LoginData parameters = LoginData.parse(text(v, "login_data"));
            char[] password = text(v, "password").toCharArray();
            SecretKey mixed =
                    factory.generateSecret(new PBEKeySpec(password, parameters.salt(), parameters.rounds(), 128));
            assertEquals(text(v, "mixed"), hex(mixed.getEncoded()));
        });
    }

    @Test
    void refusesInputsOfAnotherKind() throws Exception {
        KDF prf = KDF.getInstance("PRIVMX-PRF", PROVIDER);
        KDF kem = KDF.getInstance("PRIVMX-KEM", PROVIDER);
        byte[] some = new byte[16];
        assertThrows(InvalidAlgorithmParameterException.class, () -> prf.deriveData(new IvParameterSpec(some)));
        assertThrows(InvalidAlgorithmParameterException.class, () -> kem.deriveData(new IvParameterSpec(some)));
        assertThrows(
                InvalidAlgorithmParameterException.class, () -> prf.deriveData(new PrfParameterSpec(some, some, 0)));
        assertThrows(
                InvalidAlgorithmParameterException.class, () -> kem.deriveData(new KemParameterSpec(some, "x", -1)));
        assertThrows(
                InvalidAlgorithmParameterException.class,
                () -> KDF.getInstance("PRIVMX-PRF", new KDFParameters() {}, PROVIDER));
        assertArrayEquals(
                prf.deriveData(new PrfParameterSpec(some, some, 5)),
                prf.deriveData(new PrfParameterSpec(some, some, 5)),
                "usable again");
    }

    @Test
    void passwordFactoryRefusesOtherParameters() throws Exception {
        SecretKeyFactory factory = SecretKeyFactory.getInstance("PrivmxPassword", PROVIDER);
        char[] password = {'x'};
        byte[] salt = new byte[16];
        for (var spec : new java.security.spec.KeySpec[] {
            new PBEKeySpec(password),
            new PBEKeySpec(password, salt, 1000, 256),
            new PBEKeySpec(password, new byte[8], 1000, 128),
            new DESKeySpec(new byte[8])
        }) {
            assertThrows(InvalidKeySpecException.class, () -> factory.generateSecret(spec));
        }
    }
}
