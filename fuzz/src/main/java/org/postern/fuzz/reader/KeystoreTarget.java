package org.postern.fuzz.reader;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.postern.protocol.keystore.IntegrationSignature;
import org.postern.protocol.keystore.KeyContainer;
import org.postern.protocol.keystore.KeystoreException;

/**
 * OpenPGP packets of keystores, documents and integration signatures: refused, or read into a value whose encoding is stable and whose
 * questions all have an answer (pki.md §3, §4). The first byte chooses container or signature.
 */
public final class KeystoreTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) throws KeystoreException {
        if (input.length == 0) {
            return;
        }
        byte[] octets = Arrays.copyOfRange(input, 1, input.length);
        if ((input[0] & 1) == 0) {
            Optional<KeyContainer> container = container(octets);
            if (container.isPresent()) {
                judge(container.get());
            }
        } else {
            signature(octets);
        }
    }

    private static Optional<KeyContainer> container(byte[] octets) {
        try {
            return Optional.of(KeyContainer.decode(octets));
        } catch (KeystoreException _) {
            return Optional.empty();
        }
    }

    private static void judge(KeyContainer container) throws KeystoreException {
        byte[] encoded = container.encode();
        KeyContainer again = KeyContainer.decode(encoded);
        Require.that(container.equals(again), "a container survives encoding");
        Require.same(encoded, again.encode(), "encoding is stable");
        boolean valid = container.validStrict();
        Require.that(valid == again.validStrict(), "validity survives encoding");
        Require.that(valid || !container.validToSave(), "what may be saved is valid");
        KeyContainer seen = container.publicView();
        Require.that(seen.equals(seen.publicView()), "the public view is public");
        // Encoding order is the writer's, so both ways to the same view must meet.
        Require.same(
                container.signedView().encode(),
                seen.withAttachments(false).encode(),
                "the signed view is public and without attachments");
        for (String name : container.attachmentNames()) {
            var _ = container.attachment(name);
        }
        Require.that(
                container.withAttachments(List.of()).equals(container.withAttachments(false)), "no name is no data");
    }

    private static void signature(byte[] octets) throws KeystoreException {
        IntegrationSignature signature;
        try {
            signature = IntegrationSignature.decode(octets);
        } catch (KeystoreException _) {
            return;
        }
        Require.that(signature.revision().length == 32, "a revision has 32 bytes");
        Require.that(
                signature.equals(IntegrationSignature.decode(signature.encode())), "a signature survives encoding");
    }
}
