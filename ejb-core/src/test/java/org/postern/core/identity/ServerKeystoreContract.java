package org.postern.core.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.settings.Hosts;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.keystore.Keystore;

/** What every home of a server's key has to keep (pki.md §13.2). */
public abstract class ServerKeystoreContract {
    protected static final Hosts HOSTS = new Hosts(List.of("example.org", "example.com"));

    /** The keystore of one installation, as another start or another node reads it. */
    protected abstract ServerKeystore keystore(Hosts hosts);

    @Test
    @DisplayName("the server's key is made once, certified for its host, and found by its id")
    void keyIsMadeOnceAndFoundByItsId() throws Exception {
        ServerKeystore made = keystore(HOSTS);
        Keystore published = Keystore.decode(made.published());

        assertEquals("example.org", published.primaryUserId());
        assertTrue(published.validStrict());
        assertEquals(published, published.publicView(), "nothing private is published");
        EcPrivateKey key = made.byKeyId(published.keyId().text()).orElseThrow();
        assertEquals(published.primaryKey(), key.publicKey());
        assertFalse(made.byKeyId("0123456789ABCDEF").isPresent());
        assertArrayEquals(made.published(), keystore(HOSTS).published());
    }

    @Test
    void newNameOfTheServerKeepsItsKey() throws Exception {
        Keystore before = Keystore.decode(keystore(HOSTS).published());
        Hosts renamed = new Hosts(List.of("example.net"));
        Keystore after = Keystore.decode(keystore(renamed).published());

        assertEquals("example.net", after.primaryUserId());
        assertEquals(before.keyId(), after.keyId());
        assertArrayEquals(after.encode(), keystore(renamed).published(), "stored");
    }
}
