package org.postern.protocol.method;

import static java.lang.invoke.MethodHandles.lookup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.wire.Limits;
import org.postern.protocol.wire.Malformed;
import org.postern.protocol.wire.RecordWire;
import org.postern.protocol.wire.Types;
import org.postern.protocol.wire.Wire;
import org.postern.protocol.wire.Wires;

/** The object through which a block is reached: knowing a block's id alone is never enough (api.md §3, §8). */
public sealed interface BlockSource {
    Wire<BlockSource> WIRE = new SourceWire();

    record InDescriptor(String type, DescriptorId did) implements BlockSource {
        private static final String TYPE = "descriptor";
        private static final RecordWire<InDescriptor> WIRE = RecordWire.of(lookup(), InDescriptor.class)
                .with("type", Wires.text(1, 10))
                .with("did", Types.DID)
                .build();
    }

    record InMessage(String type, SinkId sid, long mid) implements BlockSource {
        private static final String TYPE = "message";
        private static final RecordWire<InMessage> WIRE = RecordWire.of(lookup(), InMessage.class)
                .with("type", Wires.text(1, 10))
                .with("sid", Types.SID)
                .with("mid", Types.MID)
                .build();
    }

    static BlockSource of(DescriptorId did) {
        return new InDescriptor(InDescriptor.TYPE, did);
    }

    static BlockSource of(SinkId sid, long mid) {
        return new InMessage(InMessage.TYPE, sid, mid);
    }

    /** The member {@code type} selects the form. */
    final class SourceWire implements Wire<BlockSource> {
        @Override
        public BlockSource read(@Nullable Object value, Limits limits) throws Malformed {
            Object type = value instanceof Map<?, ?> object ? object.get("type") : null;
            if (InDescriptor.TYPE.equals(type)) {
                return InDescriptor.WIRE.read(value, limits);
            }
            if (InMessage.TYPE.equals(type)) {
                return InMessage.WIRE.read(value, limits);
            }
            throw new Malformed("Expected a source of type descriptor or message");
        }

        @Override
        public Object write(BlockSource source) {
            return switch (source) {
                case InDescriptor d -> new LinkedHashMap<>(InDescriptor.WIRE.write(d));
                case InMessage m -> new LinkedHashMap<>(InMessage.WIRE.write(m));
            };
        }
    }
}
