package org.postern.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKeyFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.crypto.PosternProvider;

@DisplayName("I-12 provider")
class ProviderTest {
    private static final PosternProvider PROVIDER = PosternProvider.instance();

    @Test
    void offersExactlyTheseServices() {
        Set<String> offered = PROVIDER.getServices().stream()
                .map(service -> service.getType() + " " + service.getAlgorithm())
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "KeyPairGenerator secp256k1",
                        "KeyFactory secp256k1",
                        "Signature ECDSA-COMPACT",
                        "Signature SHA256withECDSA-COMPACT",
                        "KeyAgreement ECDH-X",
                        "Cipher ECIES-PRIVMX",
                        "KDF PRIVMX-PRF",
                        "KDF PRIVMX-KEM",
                        "SecretKeyFactory PrivmxPassword",
                        "PrivmxTls PrivMX-TLS-1"),
                offered);
    }

    @Test
    void everyServiceComesFromTheStandardFactories() throws Exception {
        assertSame(PROVIDER, KeyPairGenerator.getInstance("secp256k1", PROVIDER).getProvider());
        assertSame(PROVIDER, KeyFactory.getInstance("secp256k1", PROVIDER).getProvider());
        assertSame(PROVIDER, Signature.getInstance("ECDSA-COMPACT", PROVIDER).getProvider());
        assertSame(
                PROVIDER,
                Signature.getInstance("SHA256withECDSA-COMPACT", PROVIDER).getProvider());
        assertSame(PROVIDER, KeyAgreement.getInstance("ECDH-X", PROVIDER).getProvider());
        assertSame(PROVIDER, Cipher.getInstance("ECIES-PRIVMX", PROVIDER).getProvider());
        assertEquals(
                PosternProvider.NAME, KDF.getInstance("PRIVMX-PRF", PROVIDER).getProviderName());
        assertEquals(
                PosternProvider.NAME, KDF.getInstance("PRIVMX-KEM", PROVIDER).getProviderName());
        assertSame(
                PROVIDER,
                SecretKeyFactory.getInstance("PrivmxPassword", PROVIDER).getProvider());
    }

    @Test
    void serviceLoaderFindsIt() {
        assertTrue(ServiceLoader.load(Provider.class).stream()
                .anyMatch(candidate -> candidate.type() == PosternProvider.class));
    }

    @Test
    void mayBeRegisteredForTheWholeProcess() throws Exception {
        assertTrue(Security.addProvider(PROVIDER) > 0);
        try {
            assertSame(
                    PROVIDER,
                    Cipher.getInstance("ECIES-PRIVMX", PosternProvider.NAME).getProvider());
            assertSame(PROVIDER, KeyAgreement.getInstance("ECDH-X").getProvider());
        } finally {
            Security.removeProvider(PosternProvider.NAME);
        }
    }
}
