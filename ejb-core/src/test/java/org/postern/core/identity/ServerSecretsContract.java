package org.postern.core.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every home of a server's secrets has to keep. */
public abstract class ServerSecretsContract {
    /** The secrets of one installation, as another start or another node reads them. */
    protected abstract ServerSecrets secrets();

    /** The secrets of another installation. */
    protected abstract ServerSecrets ofAnother();

    @Test
    void everyStartHasTheSameSecretsAndNoOtherInstallationHas() {
        byte[] first = secrets().key("purpose");

        assertArrayEquals(first, secrets().key("purpose"));
        assertFalse(Arrays.equals(first, ofAnother().key("purpose")));
    }

    @Test
    void purposesHaveDifferentKeysOf32Bytes() {
        ServerSecrets secrets = secrets();

        assertEquals(32, secrets.key("a").length);
        assertFalse(Arrays.equals(secrets.key("a"), secrets.key("b")));
    }
}
