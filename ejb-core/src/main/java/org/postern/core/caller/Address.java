package org.postern.core.caller;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.postern.core.network.IpLiteral;

/**
 * The network address of a caller, as far as throttles tell callers apart: an IPv4 address, or the first 64 bits of an IPv6
 * address, because one subscriber owns all addresses below them (transport.md §23, "Rate limiting").
 */
public record Address(String text) {
    private static final int IPV6_LENGTH = 16;
    private static final int IPV6_PREFIX = 8;

    /** The address as the network layer knows it. */
    public static Address of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV6_LENGTH) {
            return new Address(HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_PREFIX)) + "::/64");
        }
        return new Address(address.getHostAddress());
    }

    /**
     * Reads an address as the network layer writes it.
     *
     * @throws IllegalArgumentException unless the text is a literal address; names are never looked up
     */
    public static Address parse(String literal) {
        return of(IpLiteral.parse(literal.split("%", 2)[0]));
    }
}
