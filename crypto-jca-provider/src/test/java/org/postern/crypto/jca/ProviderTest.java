package org.postern.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Provider;
import java.security.Security;
import java.util.ServiceLoader;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.crypto.PosternProvider;

@DisplayName("provider")
class ProviderTest {
    private static final PosternProvider PROVIDER = PosternProvider.instance();

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
