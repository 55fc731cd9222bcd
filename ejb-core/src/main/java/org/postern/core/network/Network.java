package org.postern.core.network;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import java.net.InetAddress;

/** Addresses that begin with the same bits, such as {@code 10.0.0.0/8}; a single address is a network of all its bits. */
public final class Network {
    /** The form of a list of them, for people. */
    public static final String FORM = "addresses or networks such as 10.0.0.0/8, separated by commas";

    private static final IPAddressGenerator ADDRESSES = new IPAddressGenerator();

    private final IPAddress block;

    private Network(IPAddress block) {
        this.block = block;
    }

    /**
     * Reads {@code address} or {@code address/bits}.
     *
     * @throws IllegalArgumentException for other text
     */
    public static Network parse(String text) {
        return new Network(IpLiteral.read(text).toPrefixBlock());
    }

    /** Whether the address is one of them; those of IPv4 are none of a network of IPv6. */
    public boolean contains(InetAddress address) {
        return block.contains(ADDRESSES.from(address));
    }
}
