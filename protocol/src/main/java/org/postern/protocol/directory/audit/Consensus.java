package org.postern.protocol.directory.audit;

import java.util.Map;

/** What the opinions of all auditors come to, one word for people (pki.md §15). */
public enum Consensus {
    /** All who were asked confirm. */
    CONFIRMED,
    /** Enough confirm, and the others say nothing. */
    CONFIRMED_INCOMPLETE,
    /** Nobody was asked. */
    UNAUDITED,
    /** Too few confirm, and nobody contradicts. */
    UNCONFIRMED,
    /** Somebody contradicts: another answer, an inconsistent history or a wrong signature. */
    DISPUTED,
    /** All who were asked deny. */
    REJECTED;

    /**
     * The word for a mixture of opinions.
     *
     * @param opinions of everybody who was asked, by domain
     * @param domain the inspected server, whose own vote counts less (pki.md §11.4)
     */
    public static Consensus of(Map<String, Opinion> opinions, String domain) {
        if (opinions.isEmpty()) {
            return UNAUDITED;
        }
        if (opinions.values().stream().allMatch(Opinion::isDenial)) {
            return REJECTED;
        }
        if (isDisputed(opinions)) {
            return DISPUTED;
        }
        if (opinions.values().stream().allMatch(Opinion.CONFIRMED::equals)) {
            return CONFIRMED;
        }
        return Quorum.isReached(domain, opinions.keySet(), d -> opinions.get(d) == Opinion.CONFIRMED)
                ? CONFIRMED_INCOMPLETE
                : UNCONFIRMED;
    }

    /** A plain no is a dispute as soon as somebody says yes; alone it may come from an auditor that lags behind. */
    private static boolean isDisputed(Map<String, Opinion> opinions) {
        boolean contradicted = opinions.containsValue(Opinion.INCONSISTENT) || opinions.containsValue(Opinion.FORGED);
        boolean split = opinions.containsValue(Opinion.DENIED) && opinions.containsValue(Opinion.CONFIRMED);
        return contradicted || split;
    }
}
