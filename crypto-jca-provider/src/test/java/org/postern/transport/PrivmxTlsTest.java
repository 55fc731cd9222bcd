package org.postern.transport;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;
import org.postern.crypto.PosternProvider;

class PrivmxTlsTest {
    @Test
    void isAServiceOfTheProvider() throws NoSuchAlgorithmException {
        var service = PosternProvider.instance().getService(PrivmxTls.SERVICE_TYPE, PrivmxTls.ALGORITHM);
        assertNotNull(service);
        assertInstanceOf(PrivmxTls.class, service.newInstance(null));
        assertNotNull(PrivmxTls.getInstance());
    }
}
