package org.postern.protocol.method;

import java.util.Optional;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.schema.Form;
import org.postern.protocol.schema.Is;
import org.postern.protocol.schema.Says;

/** The object through which a block is reached: knowing a block's id alone is never enough (api.md §3, §8). */
public sealed interface BlockSource {

    @Form("descriptor")
    record InDescriptor(DescriptorId did) implements BlockSource {}

    @Form("message")
    record InMessage(
            SinkId sid,
            @Is("mid") long mid,

            @Says(
                    "by the sink's key over `\"sinkblockGet\"` ‖ sid ‖ mid ‖ `\" \"` ‖ timestamp, good for 15 minutes; needed in profile `strict`")
            Optional<BlockProof> proof)
            implements BlockSource {

        /** Whether the caller has shown at this time that he holds the sink's key. */
        public boolean provedAt(long now) {
            return proof.filter(given -> given.holds(sid, mid, now)).isPresent();
        }
    }

    static BlockSource of(DescriptorId did) {
        return new InDescriptor(did);
    }

    /** A message, by somebody who has its sink's session only. */
    static BlockSource of(SinkId sid, long mid) {
        return new InMessage(sid, mid, Optional.empty());
    }

    /**
     * A message, by the holder of its sink's key.
     *
     * @param now ms since 1970
     */
    static BlockSource of(EcPrivateKey sinkKey, long mid, long now) {
        SinkId sid = new SinkId(sinkKey.publicKey());
        return new InMessage(sid, mid, Optional.of(BlockProof.by(sinkKey, mid, now)));
    }
}
