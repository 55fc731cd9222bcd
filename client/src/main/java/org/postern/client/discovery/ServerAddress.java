package org.postern.client.discovery;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The host part of addresses, {@code host} or {@code host:port}: what service discovery starts from (transport.md §3).
 *
 * @param host DNS name or IP address, lower case
 * @param port TCP port, 0 for that of the scheme
 */
public record ServerAddress(String host, int port) {
    private static final int MAX_TEXT = 100;
    private static final int MAX_PORT = 65_535;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException unless host and port can be part of an address */
    public ServerAddress {
        if (!HOST.matcher(host).matches() || host.length() > MAX_TEXT || port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("Expected a server of the form HOST or HOST:PORT");
        }
        host = host.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@code host} or {@code host:port}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static ServerAddress parse(String text) {
        int colon = text.endsWith("]") ? -1 : text.lastIndexOf(':');
        if (colon < 0) {
            return new ServerAddress(text, 0);
        }
        try {
            return new ServerAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Expected a server of the form HOST or HOST:PORT", e);
        }
    }

    /** This machine, where nobody stands between client and server. */
    public boolean isLocal() {
        return LOCAL.contains(host);
    }

    /** Whether the host is one that DNS may know: no IP address, and not this machine's name for itself. */
    boolean isName() {
        return !isLocal() && !host.startsWith("[") && !IPV4.matcher(host).matches();
    }

    /** The text form, which is also the host of the server's hashmails. */
    @Override
    public String toString() {
        return port == 0 ? host : host + ":" + port;
    }
}
