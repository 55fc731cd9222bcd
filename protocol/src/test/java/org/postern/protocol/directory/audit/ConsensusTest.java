package org.postern.protocol.directory.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.postern.protocol.directory.audit.Opinion.CONFIRMED;
import static org.postern.protocol.directory.audit.Opinion.DENIED;
import static org.postern.protocol.directory.audit.Opinion.FORGED;
import static org.postern.protocol.directory.audit.Opinion.INCONSISTENT;
import static org.postern.protocol.directory.audit.Opinion.UNKNOWN;
import static org.postern.protocol.directory.audit.Opinion.UNREACHABLE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.history.ServerSigner;
import org.postern.protocol.directory.message.Confirmation;
import org.postern.protocol.keystore.Keystore;
import org.postern.testkit.Vectors;

class ConsensusTest {
    private static final String INSPECTED = "example.org";
    private static final List<Opinion> WORDS = List.of(CONFIRMED, DENIED, INCONSISTENT, FORGED, UNREACHABLE, UNKNOWN);

    /** The first is the inspected server itself. */
    private static Map<String, Opinion> asked(List<Opinion> opinions) {
        Map<String, Opinion> asked = new LinkedHashMap<>();
        for (int i = 0; i < opinions.size(); i++) {
            asked.put(i == 0 ? INSPECTED : "auditor" + i + ".example", opinions.get(i));
        }
        return asked;
    }

    private static Consensus of(Opinion... opinions) {
        return Consensus.of(asked(List.of(opinions)), INSPECTED);
    }

    @Test
    @DisplayName("opinions come to the word of the reference, by hand")
    void byHand() {
        assertEquals(Consensus.UNAUDITED, of());
        assertEquals(Consensus.CONFIRMED, of(CONFIRMED));
        assertEquals(Consensus.CONFIRMED, of(CONFIRMED, CONFIRMED, CONFIRMED));
        assertEquals(Consensus.CONFIRMED_INCOMPLETE, of(CONFIRMED, CONFIRMED, UNREACHABLE));
        assertEquals(Consensus.CONFIRMED_INCOMPLETE, of(CONFIRMED, CONFIRMED, UNKNOWN));
        assertEquals(Consensus.UNCONFIRMED, of(CONFIRMED, UNREACHABLE));
        assertEquals(Consensus.UNCONFIRMED, of(CONFIRMED, CONFIRMED, UNREACHABLE, UNKNOWN));
        assertEquals(Consensus.UNCONFIRMED, of(UNREACHABLE));
        assertEquals(Consensus.UNCONFIRMED, of(UNKNOWN, DENIED));
        assertEquals(Consensus.DISPUTED, of(CONFIRMED, CONFIRMED, DENIED));
        assertEquals(Consensus.DISPUTED, of(CONFIRMED, CONFIRMED, CONFIRMED, FORGED));
        assertEquals(Consensus.DISPUTED, of(CONFIRMED, INCONSISTENT));
        assertEquals(Consensus.DISPUTED, of(UNREACHABLE, INCONSISTENT));
        assertEquals(Consensus.DISPUTED, of(FORGED));
        assertEquals(Consensus.REJECTED, of(DENIED));
        assertEquals(Consensus.REJECTED, of(INCONSISTENT, DENIED, DENIED));
    }

    /** All 1,555 mixtures; each word so often as counted by hand from the rules. */
    @Test
    @DisplayName("K-26.1 all mixtures of up to four opinions lead to the class that the reference gives")
    void allMixtures() {
        Map<Consensus, Integer> counts = new TreeMap<>();
        for (int size = 0; size <= 4; size++) {
            int mixtures = (int) Math.pow(6, size);
            for (int mixture = 0; mixture < mixtures; mixture++) {
                Opinion[] opinions = new Opinion[size];
                int rest = mixture;
                for (int i = 0; i < size; i++) {
                    opinions[i] = WORDS.get(rest % 6);
                    rest /= 6;
                }
                Consensus word = of(opinions);
                assertEquals(expected(opinions), word, () -> List.of(opinions).toString());
                counts.merge(word, 1, Integer::sum);
            }
        }
        // 1: none asked. 4: all confirm, of 1 to 4. 30: 2 + 4 + 8 + 16 of nothing but the two denials.
        assertEquals(1, counts.get(Consensus.UNAUDITED));
        assertEquals(4, counts.get(Consensus.CONFIRMED));
        assertEquals(30, counts.get(Consensus.REJECTED));
        assertEquals(1_555, counts.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** The table of §15 in words of its own: votes of 0.6 and 1 against half of those asked. */
    private static Consensus expected(Opinion[] opinions) {
        int yes = 0;
        int no = 0;
        int plainNo = 0;
        int wrong = 0;
        double votes = 0;
        for (int i = 0; i < opinions.length; i++) {
            if (opinions[i] == CONFIRMED) {
                yes++;
                votes += i == 0 ? 0.6 : 1;
            } else if (opinions[i] == DENIED) {
                no++;
                plainNo++;
            } else if (opinions[i] == INCONSISTENT) {
                no++;
                wrong++;
            } else if (opinions[i] == FORGED) {
                wrong++;
            }
        }
        if (opinions.length == 0) {
            return Consensus.UNAUDITED;
        }
        if (no == opinions.length) {
            return Consensus.REJECTED;
        }
        if (wrong > 0 || (plainNo > 0 && yes > 0)) {
            return Consensus.DISPUTED;
        }
        if (yes == opinions.length) {
            return Consensus.CONFIRMED;
        }
        return votes * 2 > opinions.length ? Consensus.CONFIRMED_INCOMPLETE : Consensus.UNCONFIRMED;
    }

    @Test
    void anAnswerIsAnOpinion() throws Exception {
        Keystore auditor = Keystore.certified(Vectors.pkiKey("cosigner/a"), "a.example", 0, 0);
        Octets signature = Cosignatures.sign(
                ServerSigner.of(Vectors.pkiKey("cosigner/a"), auditor.keyId()), Revision.NONE, 1_500_000_000);
        assertEquals(CONFIRMED, opinion(auditor, true, Optional.of(signature), "ok"));
        assertEquals(FORGED, opinion(auditor, true, Optional.empty(), "ok"));
        assertEquals(FORGED, opinion(auditor, true, Optional.of(Octets.of(new byte[70])), "ok"));
        assertEquals(DENIED, opinion(auditor, false, Optional.empty(), "unknown-revision"));
        assertEquals(INCONSISTENT, opinion(auditor, false, Optional.empty(), "inconsistent-history"));
        assertEquals(UNREACHABLE, opinion(auditor, false, Optional.empty(), "unreachable"));
        assertEquals(UNKNOWN, opinion(auditor, false, Optional.empty(), "not-allowed"));
        assertEquals(UNKNOWN, opinion(auditor, false, Optional.empty(), "another word"));
        assertEquals(UNKNOWN, Opinion.of(Optional.empty()));
        assertEquals(CONFIRMED, Opinion.of(Optional.of(Quorum.Standing.OK)));
        assertEquals(UNKNOWN, Opinion.of(Optional.of(Quorum.Standing.MISSING)));
        assertEquals(FORGED, Opinion.of(Optional.of(Quorum.Standing.INVALID)));
    }

    private static Opinion opinion(Keystore auditor, boolean yes, Optional<Octets> signature, String info)
            throws Exception {
        Confirmation answer = Confirmation.read(new Confirmation(yes, signature, info).write());
        return Opinion.of(answer, auditor, Revision.NONE);
    }
}
