package org.postern.core.settings;

import java.util.Set;

/**
 * What browsers of other origins may do (api.md §1, §23).
 *
 * @param crossDomainAjax whether other origins may call the API; false
 * @param corsDomains the origins that may, each scheme://host
 */
public record HttpSettings(boolean crossDomainAjax, Set<String> corsDomains) {

    static HttpSettings read(SettingSource source) {
        return new HttpSettings(
                source.bool("crossDomainAjax", false),
                Set.copyOf(source.list(
                        "corsDomains",
                        "origins of the form scheme://host, separated by commas",
                        HttpSettings::origin)));
    }

    private static String origin(String text) {
        if (!text.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
            throw new IllegalArgumentException("no origin");
        }
        return text;
    }
}
