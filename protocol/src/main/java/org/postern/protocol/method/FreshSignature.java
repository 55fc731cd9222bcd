package org.postern.protocol.method;

import java.lang.invoke.MethodHandles;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.Signature;
import org.postern.protocol.wire.RecordWire;
import org.postern.protocol.wire.Types;

/** {@code initSignature}: who begins a transfer, proved by a signature that is used once (api.md §3, §4). */
public record FreshSignature(Hashmail hashmail, EcPublicKey pub, String nonce, long timestamp, Signature signature) {
    static final RecordWire<FreshSignature> WIRE = RecordWire.of(MethodHandles.lookup(), FreshSignature.class)
            .with("hashmail", Types.HASHMAIL)
            .with("pub", Types.PUB58)
            .with("nonce", Types.NONCE)
            .with("timestamp", Types.TIMESTAMP)
            .with("signature", Types.SIGNATURE)
            .build();
}
