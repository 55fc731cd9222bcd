package org.postern.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Literal addresses and networks; expectations are written by hand. */
class IpLiteralTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "192.0.2.1,                 192.0.2.1",
        "0.0.0.0,                   0.0.0.0",
        "255.255.255.255,           255.255.255.255",
        "::,                        0:0:0:0:0:0:0:0",
        "::1,                       0:0:0:0:0:0:0:1",
        "2001:DB8::aB,              2001:db8:0:0:0:0:0:ab",
        "2001:db8:1:2:3:4:5:6,      2001:db8:1:2:3:4:5:6",
        "2001:0db8:0000::0001,      2001:db8:0:0:0:0:0:1",
        "::ffff:192.0.2.7,          192.0.2.7",
        "::FFFF:c000:0207,          192.0.2.7",
        "::192.0.2.7,               0:0:0:0:0:0:c000:207",
        "64:ff9b::192.0.2.7,        64:ff9b:0:0:0:0:c000:207",
    })
    void readsAddresses(String text, String address) {
        assertEquals(address, IpLiteral.parse(text).getHostAddress());
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "",
                " 192.0.2.1",
                "192.0.2.1 ",
                "192.0.2.1\n",
                "1.2",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                "2130706433",
                "0x7f.0.0.1",
                "0x7f000001",
                "0177.0.0.1",
                "010.0.0.1",
                "127.0.0.01",
                "256.1.1.1",
                "+1.2.3.4",
                "1.2.3.-4",
                "1.2.3.*",
                "1.2.3.4-5",
                "1.2.3.4:80",
                "192.0.2.1/24",
                "\uff11.2.3.4",
                ":1",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "2001:db8::g",
                "[::1]",
                "fe80::1%eth0",
                "::ffff:010.0.0.1",
                "::ffff:1.2.3",
                "localhost",
                "dead.beef",
                "cafe",
                "example.com",
            })
    void refusesEverythingElse(String text) {
        assertThrows(IllegalArgumentException.class, () -> IpLiteral.parse(text));
    }

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource({
        "10.0.0.0/8,            10.255.255.255, true",
        "10.0.0.0/8,            11.0.0.0,       false",
        "10.1.2.3/8,            10.9.9.9,       true",
        "192.0.2.128/25,        192.0.2.127,    false",
        "192.0.2.128/25,        192.0.2.128,    true",
        "192.0.2.1,             192.0.2.1,      true",
        "192.0.2.1,             192.0.2.2,      false",
        "192.0.2.1/32,          192.0.2.0,      false",
        "0.0.0.0/0,             203.0.113.9,    true",
        "0.0.0.0/0,             2001:db8::1,    false",
        "::/0,                  2001:db8::1,    true",
        "::/0,                  192.0.2.1,      false",
        "2001:db8::/32,         2001:db8:ffff::, true",
        "2001:db8::/32,         2001:db9::,     false",
        "2001:db8::1,           2001:db8::1,    true",
        "2001:db8::1/127,       2001:db8::,     true",
        "10.0.0.0/8,            ::ffff:10.1.2.3, true",
        "::ffff:10.0.0.0/104,   10.1.2.3,       true",
        "::ffff:10.0.0.0/104,   11.1.2.3,       false",
        "::ffff:192.0.2.1,      192.0.2.1,      true",
        "::ffff:192.0.2.1,      192.0.2.2,      false",
    })
    void networkHasTheAddressesThatBeginWithItsBits(String network, String address, boolean contained) {
        assertEquals(contained, Network.parse(network).contains(IpLiteral.parse(address)));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/08",
                "10.0.0.0/x",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "2001:db8::/129",
                "10/8",
                "10.0.0/8",
                "/8",
                "*",
                "",
                "proxy.example.com",
                "proxy.example.com/8",
            })
    void refusesOtherNetworks(String text) {
        assertThrows(IllegalArgumentException.class, () -> Network.parse(text));
    }

    @Test
    void namesAreNeverLookedUp() {
        for (String name : new String[] {"looked-up.example", "looked-up.example/8", "dead.beef", "cafe"}) {
            assertThrows(IllegalArgumentException.class, () -> IpLiteral.parse(name));
            assertThrows(IllegalArgumentException.class, () -> Network.parse(name));
            assertFalse(LookUps.ASKED.contains(name), name);
        }
        assertThrows(UnknownHostException.class, () -> InetAddress.getAllByName("control.invalid"));
        assertTrue(LookUps.ASKED.contains("control.invalid"), "look-ups are seen");
    }
}
