package org.postern.protocol.directory.write;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.keystore.IntegrationSignature;
import org.postern.protocol.keystore.KeyContainer;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.keystore.UpdateRights;

/**
 * Who may make an entry what (pki.md §4.5 to §4.7, §12.4). Each rule answers with nothing, or with why it refuses.
 *
 * @param freshness of the database that is written to
 */
record WriteRules(Freshness freshness) {
    private static final byte[] DELETION = "delete".getBytes(StandardCharsets.US_ASCII);

    Optional<WriteRefusal> first(KeyContainer container, IntegrationSignature kis) {
        return unfit(container, kis).or(() -> {
            if (!container.validToSave()) {
                return Optional.of(WriteRefusal.Plain.NOT_VALID);
            }
            return container.verifies(kis) ? Optional.empty() : Optional.of(WriteRefusal.Plain.NOT_SIGNED);
        });
    }

    Optional<WriteRefusal> next(KeyContainer previous, KeyContainer next, IntegrationSignature kis) {
        return unfit(next, kis).or(() -> UpdateRights.check(previous, next, kis).map(WriteRefusal.NoRight::new));
    }

    Optional<WriteRefusal> deletion(EntryName name, KeyContainer previous, IntegrationSignature kis) {
        if (!freshness.of(kis)) {
            return Optional.of(WriteRefusal.Plain.STALE);
        }
        return previous.verifies(kis, deletion(name)) ? Optional.empty() : Optional.of(WriteRefusal.Plain.NOT_SIGNED);
    }

    /** What the signature of a deletion covers. */
    static byte[] deletion(EntryName name) {
        byte[] octets = name.octets();
        byte[] message = Arrays.copyOf(DELETION, DELETION.length + octets.length);
        System.arraycopy(octets, 0, message, DELETION.length, octets.length);
        return message;
    }

    private Optional<WriteRefusal> unfit(KeyContainer container, IntegrationSignature kis) {
        if (!freshness.of(kis)) {
            return Optional.of(WriteRefusal.Plain.STALE);
        }
        return holdsSecrets(container) ? Optional.of(WriteRefusal.Plain.SECRET) : Optional.empty();
    }

    private static boolean holdsSecrets(KeyContainer container) {
        return container instanceof Keystore keystore && !keystore.publicView().equals(keystore);
    }
}
