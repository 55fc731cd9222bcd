package org.postern.protocol.directory.audit;

import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.history.ServerSigner;
import org.postern.protocol.directory.message.CosignRequest;
import org.postern.protocol.keystore.DocumentSignature;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.keystore.KeystoreException;

/** What servers sign of each other: the 32 octets of a revision, and requests for that (pki.md §11.1, §11.2). */
public final class Cosignatures {
    private Cosignatures() {}

    /**
     * "I have fetched that server's history, it is consistent with what I saw before, and it contains this revision."
     *
     * @param seconds now, since 1970
     */
    public static Octets sign(ServerSigner signer, Revision revision, long seconds) {
        return signer.sign(revision.toArray(), seconds);
    }

    /** Whether a key of the cosigner signed exactly this revision. */
    public static boolean verifies(Octets signature, Keystore cosigner, Revision revision) {
        try {
            return DocumentSignature.decode(signature.toArray()).verifies(cosigner, revision.toArray());
        } catch (KeystoreException e) {
            return false;
        }
    }

    /** A request to confirm a revision of a domain. */
    public static CosignRequest request(
            ServerSigner signer, String sender, String domain, Revision revision, long seconds) {
        return new CosignRequest(
                domain, revision, sender, signer.sign(CosignRequest.signedData(domain, revision), seconds));
    }

    /** Whether the sender's primary key made the request. */
    public static boolean isFrom(Keystore sender, CosignRequest request) {
        try {
            return DocumentSignature.decode(request.signature().toArray())
                    .verifies(sender.primaryKeys().getFirst(), request.signedData());
        } catch (KeystoreException e) {
            return false;
        }
    }
}
