package org.postern.protocol.keystore;

/** Decides whether a primary key and everything under it is valid (pki.md §3.8, strict). */
final class KeyValidity {
    private KeyValidity() {}

    static boolean isValid(PrimaryKey primary) {
        byte[] data = primary.key().fingerprintInput();
        return primary.revocations().stream().allMatch(r -> primary.signed(r, data))
                && !primary.userIds().isEmpty()
                && primary.userIds().stream().allMatch(id -> isCertified(primary, id))
                && primary.subkeys().stream().allMatch(s -> isValid(primary, s));
    }

    static boolean isCertified(PrimaryKey primary, UserId id) {
        byte[] data = primary.key().certificationInput(id.text());
        return id.binding().filter(b -> primary.signed(b, data)).isPresent();
    }

    private static boolean isValid(PrimaryKey primary, Subkey subkey) {
        return subkey.revocations().stream().allMatch(r -> revokes(primary, subkey, r))
                && subkey.binding().filter(b -> binds(primary, subkey, b)).isPresent();
    }

    private static boolean binds(PrimaryKey primary, Subkey subkey, SignaturePacket binding) {
        byte[] data = primary.key().bindingInput(subkey.key());
        boolean signs = (binding.keyFlags() & KeyFlags.SIGN) != 0;
        return (!signs
                        || binding.embedded()
                                .filter(e -> accepts(subkey, e, data))
                                .isPresent())
                && primary.signed(binding, data);
    }

    /** A signing subkey says itself that it belongs to the primary key: nobody can take over a foreign one. */
    private static boolean accepts(Subkey subkey, SignaturePacket embedded, byte[] data) {
        return embedded.type() == SignatureType.PRIMARY_KEY_BINDING && subkey.signed(embedded, data);
    }

    /** By the primary key, or by a key that the current binding names as a revocation key. */
    private static boolean revokes(PrimaryKey primary, Subkey subkey, SignaturePacket revocation) {
        byte[] data = subkey.key().fingerprintInput();
        return primary.signed(revocation, data)
                || primary.subkeys().stream()
                        .filter(q -> mayRevoke(subkey, q.key().fingerprint()))
                        .anyMatch(q -> q.signed(revocation, data));
    }

    private static boolean mayRevoke(Subkey subkey, Fingerprint revoker) {
        return subkey.binding()
                .filter(b -> b.revocationKeys().contains(revoker))
                .isPresent();
    }
}
