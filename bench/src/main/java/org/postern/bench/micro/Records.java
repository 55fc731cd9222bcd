package org.postern.bench.micro;

import java.util.ArrayList;
import java.util.List;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.DirectionKeys;
import org.postern.transport.record.Frame;
import org.postern.transport.record.RecordReader;
import org.postern.transport.record.RecordRefused;
import org.postern.transport.record.RecordWriter;

/** Records of one length: written one by one by a writer that stays, and read as a connection of several records. */
final class Records {
    private static final DirectionKeys KEYS = new DirectionKeys(new byte[32], new byte[32]);

    private final byte[] payload;
    private final RecordWriter writer = writer();
    private final List<byte[]> sealed = new ArrayList<>();

    Records(int length, int count) {
        payload = new byte[length];
        RecordWriter first = writer();
        for (int i = 0; i < count; i++) {
            first.write(ContentType.APPLICATION_DATA, payload, 0, length);
            sealed.add(first.drain());
        }
    }

    private static RecordWriter writer() {
        RecordWriter writer = new RecordWriter();
        writer.switchTo(KEYS);
        return writer;
    }

    /** Writes one record. */
    int seal() {
        writer.write(ContentType.APPLICATION_DATA, payload, 0, payload.length);
        return writer.drain().length;
    }

    /** Reads all records, each as it arrives. */
    int openAll() throws RecordRefused {
        RecordReader reader = new RecordReader();
        reader.switchTo(KEYS);
        int length = 0;
        for (byte[] bytes : sealed) {
            reader.feed(bytes);
            length += reader.next().map(Frame::payload).orElseThrow().length();
        }
        if (length != sealed.size() * payload.length) {
            throw new IllegalStateException("expected all payloads, found " + length + " bytes");
        }
        return length;
    }
}
