package org.postern.core.storage.boundary;

import java.util.Optional;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.Username;

/** What a transfer session was opened for, and the fields that its final call must repeat (api.md §8, table of types). */
public sealed interface TransferPurpose {

    record DescriptorCreate(Username username) implements TransferPurpose {}

    /**
     * An update of a descriptor.
     *
     * @param hashmail who asked; kept, not compared, so the final call need not know it
     */
    record DescriptorUpdate(DescriptorId did, Optional<Hashmail> hashmail) implements TransferPurpose {}

    /**
     * A message from outside.
     *
     * @param extra ExtraAuth of the first call; kept, not compared
     */
    record MessagePut(SinkId sid, Hashmail hashmail, EcPublicKey pub, Optional<String> extra)
            implements TransferPurpose {}

    record MessageCreate(SinkId sid, Username username) implements TransferPurpose {}

    /** The name of the first field in which the final call differs from what the session was opened for. */
    default Optional<String> firstDifference(TransferPurpose called) {
        return switch (this) {
            case DescriptorCreate opened
            when called instanceof DescriptorCreate now -> field("username", opened.username.equals(now.username));
            case DescriptorUpdate opened
            when called instanceof DescriptorUpdate now -> field("did", opened.did.equals(now.did));
            case MessagePut opened
            when called instanceof MessagePut now ->
                field("sid", opened.sid.equals(now.sid))
                        .or(() -> field("hashmail", opened.hashmail.equals(now.hashmail)))
                        .or(() -> field("pub", opened.pub.equals(now.pub)));
            case MessageCreate opened
            when called instanceof MessageCreate now ->
                field("sid", opened.sid.equals(now.sid))
                        .or(() -> field("username", opened.username.equals(now.username)));
            default -> Optional.of("type");
        };
    }

    private static Optional<String> field(String name, boolean same) {
        return same ? Optional.empty() : Optional.of(name);
    }
}
