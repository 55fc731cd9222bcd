package org.postern.protocol.method;

import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.schema.Is;
import org.postern.protocol.signed.Signature;

/** {@code initSignature}: who begins a transfer, proved by a signature that is used once (api.md §3, §4). */
public record FreshSignature(
        Hashmail hashmail,
        EcPublicKey pub,
        @Is("nonce") String nonce,
        @Is("timestamp") long timestamp,
        Signature signature) {

    /** The time as it is signed. */
    String time() {
        return String.valueOf(timestamp);
    }
}
