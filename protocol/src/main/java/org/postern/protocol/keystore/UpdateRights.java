package org.postern.protocol.keystore;

import java.util.Optional;
import java.util.stream.Stream;

/** Who may change an entry of the directory, and what must stay as it was (pki.md §4.6). Freshness is asked apart. */
public final class UpdateRights {
    private UpdateRights() {}

    /** Why a change is refused. */
    public enum Refusal {
        TYPE_CHANGED("Expected the data type of the entry, found the other one"),
        NEXT_NOT_VALID("Expected a valid container with all attachments"),
        NEXT_NOT_SIGNED("Expected a signature over the new container by one of its signing keys"),
        SIGNER_HAS_NO_RIGHT("Expected a signature by a signing key of the entry that is not revoked"),
        KEY_MISSING("Expected every key of the entry in the new keystore"),
        REVOCATION_MISSING("Expected every revoked key to stay revoked"),
        PRIMARY_KEY_MOVED("Expected the first primary key to stay the first"),
        USER_ID_CHANGED("Expected the user id of the first primary key to stay");

        private final String sentence;

        Refusal(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    private record Change(KeyContainer previous, KeyContainer next) {}

    /**
     * Judges a change.
     *
     * @param previous what the entry holds
     * @param next what it shall hold
     * @param kis integration signature of {@code next}
     * @return nothing when the change is allowed
     */
    public static Optional<Refusal> check(KeyContainer previous, KeyContainer next, IntegrationSignature kis) {
        return switch (new Change(previous, next)) {
            case Change(Keystore p, Keystore n) -> unfit(n, kis).or(() -> check(p, n, kis));
            case Change(Document p, Document n) -> unfit(n, kis).or(() -> check(p, n, kis));
            case Change(Keystore _, Document _), Change(Document _, Keystore _) -> Optional.of(Refusal.TYPE_CHANGED);
        };
    }

    /** An issuer that verifies for the new container is in it, so a signer cannot remove itself. */
    private static Optional<Refusal> unfit(KeyContainer next, IntegrationSignature kis) {
        if (!next.validToSave()) {
            return Optional.of(Refusal.NEXT_NOT_VALID);
        }
        return next.verifies(kis) ? Optional.empty() : Optional.of(Refusal.NEXT_NOT_SIGNED);
    }

    private static Optional<Refusal> check(Document previous, Document next, IntegrationSignature kis) {
        return previous.signed(kis, next.signedView()) ? Optional.empty() : Optional.of(Refusal.SIGNER_HAS_NO_RIGHT);
    }

    private static Optional<Refusal> check(Keystore previous, Keystore next, IntegrationSignature kis) {
        if (!previous.signed(kis, next.signedView())) {
            return Optional.of(Refusal.SIGNER_HAS_NO_RIGHT);
        }
        if (!previous.allKeys().map(PlacedKey::keyId).allMatch(next::contains)) {
            return Optional.of(Refusal.KEY_MISSING);
        }
        Stream<KeyId> revoked = previous.allKeys().filter(PlacedKey::isRevoked).map(PlacedKey::keyId);
        if (!revoked.allMatch(id -> next.key(id).filter(PlacedKey::isRevoked).isPresent())) {
            return Optional.of(Refusal.REVOCATION_MISSING);
        }
        if (!previous.keyId().equals(next.keyId())) {
            return Optional.of(Refusal.PRIMARY_KEY_MOVED);
        }
        return previous.primaryUserId().equals(next.primaryUserId())
                ? Optional.empty()
                : Optional.of(Refusal.USER_ID_CHANGED);
    }
}
