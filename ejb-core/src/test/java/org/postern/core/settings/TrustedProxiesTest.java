package org.postern.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.core.TestSettings;

class TrustedProxiesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "without proxies the header means nothing, '', 10.0.0.1, 192.0.2.9, 10.0.0.1",
        "a peer that is no proxy may say what it likes, 10.0.0.0/8, 192.0.2.1, 192.0.2.9, 192.0.2.1",
        "a proxy is believed, 10.0.0.0/8, 10.1.2.3, 192.0.2.9, 192.0.2.9",
        "a proxy that says nothing is the client, 10.0.0.1, 10.0.0.1, '', 10.0.0.1",
        "what the client itself has added does not count, 10.0.0.1, 10.0.0.1, '1.1.1.1, 192.0.2.9', 192.0.2.9",
        "the way through two proxies is followed back, '10.0.0.1, 10.0.0.2', 10.0.0.1, '192.0.2.9, 10.0.0.2', 192.0.2.9",
        "what is no address ends the way, 10.0.0.0/8, 10.0.0.1, 'unknown, 10.0.0.7', 10.0.0.7",
        "proxies may have addresses of version 6, 2001:db8::/32, 2001:db8::1%eth0, 192.0.2.9, 192.0.2.9",
        "a network of one version has no address of the other, 0.0.0.0/0, 2001:db8::1, 192.0.2.9, 2001:db8::1",
    })
    void findsTheClient(String which, String proxies, String peer, String forwarded, String client) {
        TrustedProxies trusted = proxies.isEmpty()
                ? TestSettings.with().http().trustedProxies()
                : TestSettings.with("trustedProxies", proxies).http().trustedProxies();

        assertEquals(client, trusted.client(peer, forwarded.isEmpty() ? List.of() : List.of(forwarded)), which);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "/8"})
    void otherTextStopsTheStart(String text) {
        assertThrows(SettingsException.class, () -> TestSettings.with("trustedProxies", text));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"192.0.2.9,10.0.0.7", "192.0.2.9|10.0.0.7"})
    void headerMayComeInSeveralValues(String forwarded) {
        TrustedProxies trusted =
                TestSettings.with("trustedProxies", "10.0.0.0/8").http().trustedProxies();

        assertEquals("192.0.2.9", trusted.client("10.0.0.1", Arrays.asList(forwarded.split("\\|", -1))));
    }
}
