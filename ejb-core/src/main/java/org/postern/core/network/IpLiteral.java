package org.postern.core.network;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * Literal addresses of IPv4 and IPv6, in their full form only: four decimal numbers without leading zeros, or groups of hex
 * digits. What some programs read as another address (octal, hexadecimal, fewer numbers) is refused, and names are never
 * looked up. An IPv4 address in the form of IPv6 ({@code ::ffff:192.0.2.1}) is the IPv4 address.
 */
public final class IpLiteral {
    /** No spaces, no zones, no leading zeros in the length of a network; the library reads more than that. */
    private static final Pattern CHARACTERS = Pattern.compile("[0-9A-Fa-f.:]{2,45}(?:/(?:0|[1-9][0-9]{0,2}))?");

    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowWildcardedSeparator(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowLeadingZeros(false)
            .allowBinary(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowBase85(false)
            .allowBinary(false)
            .getEmbeddedIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowLeadingZeros(false)
            .allowBinary(false)
            .getEmbeddedIPv4AddressParentBuilder()
            .getParentBuilder()
            .toParams();

    private IpLiteral() {}

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException unless the text is one
     */
    public static InetAddress parse(String text) {
        IPAddress address = read(text);
        if (address.isPrefixed()) {
            throw new IllegalArgumentException("Expected an address, found a network");
        }
        return address.toInetAddress();
    }

    /** An address, or a network with its length. */
    static IPAddress read(String text) {
        if (!CHARACTERS.matcher(text).matches()) {
            throw new IllegalArgumentException("Expected a literal network address");
        }
        try {
            return unmapped(new IPAddressString(text, STRICT).toAddress());
        } catch (AddressStringException e) {
            throw new IllegalArgumentException("Expected a literal network address", e);
        }
    }

    private static IPAddress unmapped(IPAddress address) {
        if (!address.isIPv6()) {
            return address;
        }
        IPv6Address six = address.toIPv6();
        boolean whole = !six.isPrefixed() || six.getPrefixLength() >= IPv6Address.BIT_COUNT - 32;
        return six.isIPv4Mapped() && whole ? six.getEmbeddedIPv4Address() : six;
    }
}
