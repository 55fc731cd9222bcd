package org.postern.core.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses that begin with the same bits, such as {@code 10.0.0.0/8}; a single address is a network of all its bits.
 *
 * @param base an address of the network
 * @param bits how many leading bits count
 */
public record Network(InetAddress base, int bits) {
    static final String FORM = "addresses or networks such as 10.0.0.0/8, separated by commas";

    public Network {
        if (bits < 0 || bits > base.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("Expected as many bits as an address has, found " + bits);
        }
    }

    /**
     * Reads {@code address} or {@code address/bits}.
     *
     * @throws IllegalArgumentException for other text
     */
    static Network parse(String text) {
        String[] parts = text.split("/", 2);
        InetAddress base = literal(parts[0]);
        return new Network(base, parts.length == 1 ? base.getAddress().length * Byte.SIZE : Integer.parseInt(parts[1]));
    }

    /**
     * Reads a literal address; names are never looked up.
     *
     * @throws IllegalArgumentException unless the text is one
     */
    public static InetAddress literal(String text) {
        boolean literalForm =
                text.chars().allMatch(c -> (c < 128 && Character.digit(c, 16) >= 0) || c == '.' || c == ':')
                        && text.chars().anyMatch(c -> c == '.' || c == ':');
        if (!literalForm) {
            throw new IllegalArgumentException("Expected a literal network address");
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Expected a literal network address", e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
