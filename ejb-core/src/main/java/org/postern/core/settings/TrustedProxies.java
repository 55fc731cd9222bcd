package org.postern.core.settings;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.postern.core.network.IpLiteral;
import org.postern.core.network.Network;

/**
 * Whose word counts about where a request came from (transport.md §23, "Rate limiting": the peer's address, or headers from
 * known proxies only).
 *
 * @param networks the proxies; none by default
 */
public record TrustedProxies(List<Network> networks) {
    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /**
     * The address of the client: the last one on the way that is not one of our proxies.
     *
     * @param peer who opened the connection, as a literal
     * @param forwarded the values of {@code X-Forwarded-For}, in their order; each proxy adds the address it saw at the end
     * @return a literal address
     */
    public String client(String peer, List<String> forwarded) {
        if (networks.isEmpty() || forwarded.isEmpty() || !isProxy(peer)) {
            return peer;
        }
        String known = peer;
        for (String hop : backwards(forwarded)) {
            if (!isAddress(hop)) {
                return known;
            }
            known = hop;
            if (!isProxy(hop)) {
                return known;
            }
        }
        return known;
    }

    private static List<String> backwards(List<String> forwarded) {
        List<String> hops = new ArrayList<>();
        for (String value : forwarded) {
            for (String hop : value.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        Collections.reverse(hops);
        return hops;
    }

    private static boolean isAddress(String text) {
        try {
            return !IpLiteral.parse(text).isAnyLocalAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isProxy(String literal) {
        InetAddress address = IpLiteral.parse(literal.split("%", 2)[0]);
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
