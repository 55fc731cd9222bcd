package org.postern.core.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002::/64",
        "2001:db8:1:2:ffff::1, 20010db800010002::/64",
        "fe80::1%eth0, fe80000000000000::/64",
        "::ffff:192.0.2.7, 192.0.2.7",
    })
    void subscriberOfAnIpv6NetworkIsOneAddress(String literal, String text) {
        assertEquals(text, Address.parse(literal).text());
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "localhost", "example.com", "1234", "192.0.2.7:80:zz"})
    void namesAreNeverLookedUp(String text) {
        assertThrows(IllegalArgumentException.class, () -> Address.parse(text));
    }
}
