package org.postern.core.settings;

import java.util.Locale;
import java.util.Set;
import org.postern.core.network.Network;

/**
 * What browsers of other origins may do, and what requests may take of the server (api.md §1, §23).
 *
 * @param crossDomainAjax whether other origins may call the API; false
 * @param corsDomains the origins that may, each scheme://host
 * @param trustedProxies addresses or networks of proxies whose {@code X-Forwarded-For} counts; none
 * @param maxNetworkMemory bytes that bodies, messages of streams and answers may take together while they are on their way; 256 MiB
 */
public record HttpSettings(
        boolean crossDomainAjax, Set<String> corsDomains, TrustedProxies trustedProxies, int maxNetworkMemory) {

    static HttpSettings read(SettingSource source) {
        return new HttpSettings(
                source.bool("crossDomainAjax", false, "whether pages of other origins may call the API"),
                Set.copyOf(source.list(
                        "corsDomains",
                        "origins of the form scheme://host, separated by commas",
                        HttpSettings::origin,
                        "the origins that may")),
                new TrustedProxies(source.list(
                        "trustedProxies", Network.FORM, Network::parse, "proxies whose X-Forwarded-For counts")),
                source.integer(
                        "maxNetworkMemory",
                        256 << 20,
                        16 << 20,
                        Integer.MAX_VALUE,
                        "bytes of bodies, messages and answers on their way"));
    }

    /** Whether pages of this origin may call the API (transport.md §4.3); own hosts are origins like others. */
    public boolean allows(String origin, Hosts hosts) {
        String host = origin.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
        return crossDomainAjax && (corsDomains.contains(origin) || hosts.contains(host));
    }

    private static String origin(String text) {
        if (!text.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
            throw new IllegalArgumentException("no origin");
        }
        return text;
    }
}
