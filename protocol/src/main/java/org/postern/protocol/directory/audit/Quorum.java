package org.postern.protocol.directory.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.message.TreeSignaturesMessage;
import org.postern.protocol.directory.message.TreeSignaturesMessage.Vote;
import org.postern.protocol.keystore.Keystore;

/**
 * Whether enough of the expected cosigners signed a revision (pki.md §11.4). The inspected server's own vote counts 6, others
 * 10: it is enough alone, and never decides between two.
 *
 * @param result what comes of it
 * @param standings what each expected cosigner did
 */
public record Quorum(Result result, Map<String, Standing> standings) {
    private static final int OWN_VOTE = 6;
    private static final int VOTE = 10;

    public Quorum {
        standings = Map.copyOf(standings);
    }

    /** The four results. */
    public enum Result {
        OK,
        NO_QUORUM,
        HAS_INVALID,
        INVALID_STATE
    }

    /** What one cosigner did. */
    public enum Standing {
        OK,
        MISSING,
        INVALID
    }

    /**
     * Counts the votes. Those of domains that are not expected are ignored.
     *
     * @param expected keystores by domain
     * @param domain the server whose revision was asked about
     * @param hash the revision that was asked about
     */
    public static Quorum count(
            TreeSignaturesMessage answer, Map<String, Keystore> expected, String domain, Revision hash) {
        if (!answer.domain().equals(domain) || !answer.hash().equals(hash)) {
            return new Quorum(Result.INVALID_STATE, Map.of());
        }
        if (expected.isEmpty()) {
            return new Quorum(Result.OK, Map.of());
        }
        return answer.votes()
                .map(votes -> count(votes, expected, domain, hash))
                .orElseGet(() -> new Quorum(Result.INVALID_STATE, Map.of()));
    }

    private static Quorum count(Map<String, Vote> votes, Map<String, Keystore> expected, String domain, Revision hash) {
        Map<String, Standing> standings = new LinkedHashMap<>();
        expected.forEach((cosigner, keystore) ->
                standings.put(cosigner, standing(Optional.ofNullable(votes.get(cosigner)), keystore, hash)));
        if (standings.containsValue(Standing.INVALID)) {
            return new Quorum(Result.HAS_INVALID, standings);
        }
        boolean reached = isReached(domain, standings.keySet(), cosigner -> standings.get(cosigner) == Standing.OK);
        return new Quorum(reached ? Result.OK : Result.NO_QUORUM, standings);
    }

    private static Standing standing(Optional<Vote> vote, Keystore keystore, Revision hash) {
        Optional<Octets> signature = vote.flatMap(Vote::signature);
        if (signature.isEmpty()) {
            return Standing.MISSING;
        }
        return Cosignatures.verifies(signature.get(), keystore, hash) ? Standing.OK : Standing.INVALID;
    }

    /** Whether those who agree are more than half of all who are expected. */
    static boolean isReached(String domain, Set<String> expected, Predicate<String> agrees) {
        int score = expected.stream()
                .filter(agrees)
                .mapToInt(cosigner -> cosigner.equals(domain) ? OWN_VOTE : VOTE)
                .sum();
        return 2 * score > VOTE * expected.size();
    }
}
