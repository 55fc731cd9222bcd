package org.postern.protocol.directory.lookup;

import java.util.Arrays;
import java.util.Optional;
import org.postern.crypto.vrf.VrfPublicKey;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.history.Commitments;
import org.postern.protocol.directory.history.Header;
import org.postern.protocol.directory.vrf.EcvrfIndexKey;
import org.postern.protocol.directory.vrf.IndexKey;
import org.postern.protocol.directory.vrf.LegacyIndexKey;
import org.postern.protocol.keystore.Keystore;

/**
 * By which key a server places names (pki.md §5, §19.3). Every header commits to it, so that all who see a revision use the
 * same; the attachment of the server's keystore publishes it, and the two must agree.
 */
public final class IndexKeys {
    /** Name of the attachment: one octet, the suite, and its public key. */
    public static final String ATTACHMENT = "vrf";

    private IndexKeys() {}

    /** The key of a revision; empty when header and keystore contradict each other. */
    public static Optional<IndexKey> of(Keystore server, Header header) {
        Optional<Hash> committed = Commitments.read(header.nonce()).indexKey();
        if (committed.isEmpty()) {
            return server.attachmentNames().contains(ATTACHMENT)
                    ? Optional.empty()
                    : Optional.of(new LegacyIndexKey(server.primaryKey()));
        }
        byte[] key = committed.get().toArray();
        boolean agrees = server.attachment(ATTACHMENT)
                .filter(published -> !Arrays.equals(published, attachment(key)))
                .isEmpty();
        return agrees ? VrfPublicKey.decode(key).map(EcvrfIndexKey::new) : Optional.empty();
    }

    /** The content of the attachment that publishes a key of suite 3. */
    public static byte[] attachment(VrfPublicKey key) {
        return attachment(key.encode());
    }

    private static byte[] attachment(byte[] key) {
        byte[] content = new byte[1 + key.length];
        content[0] = VrfPublicKey.SUITE;
        System.arraycopy(key, 0, content, 1, key.length);
        return content;
    }
}
