package org.postern.protocol.method;

import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.schema.Form;
import org.postern.protocol.schema.Is;

/** The object through which a block is reached: knowing a block's id alone is never enough (api.md §3, §8). */
public sealed interface BlockSource {

    @Form("descriptor")
    record InDescriptor(DescriptorId did) implements BlockSource {}

    @Form("message")
    record InMessage(SinkId sid, @Is("mid") long mid) implements BlockSource {}

    static BlockSource of(DescriptorId did) {
        return new InDescriptor(did);
    }

    static BlockSource of(SinkId sid, long mid) {
        return new InMessage(sid, mid);
    }
}
