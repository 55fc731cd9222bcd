package org.postern.fuzz.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.Frame;
import org.postern.transport.record.Payload;
import org.postern.transport.record.RecordReader;
import org.postern.transport.record.RecordRefused;
import org.postern.transport.record.RecordWriter;

/**
 * Encrypted records, damaged on the way: what is read is a beginning of what was written, and nothing from the first damaged byte on
 * (transport.md §6.4). Steps 0 to 3 write a record of that type; any other one damages the bytes written by all.
 */
public final class SealedRecordTarget implements FuzzTarget {
    private static final ContentType[] TYPES = {
        ContentType.CHANGE_CIPHER_SPEC, ContentType.ALERT, ContentType.HANDSHAKE, ContentType.APPLICATION_DATA
    };

    @SuppressWarnings("ArrayRecordComponent") // compared member by member
    private record Written(ContentType type, byte[] payload, int end) {}

    @Override
    public void run(byte[] input) {
        List<Steps.Step> steps = Steps.of(input);
        List<Written> written = new ArrayList<>();
        byte[] sealed = write(steps, written);
        byte[] received = sealed;
        for (Steps.Step step : steps) {
            if (step.operation() >= TYPES.length) {
                received = Damage.to(received, step.number(0), step.number(2) & 0xff);
            }
        }
        int intact = Arrays.mismatch(sealed, received);
        read(received, written, intact < 0 ? sealed.length : intact);
    }

    private static byte[] write(List<Steps.Step> steps, List<Written> written) {
        RecordWriter writer = new RecordWriter();
        writer.switchTo(RecordTarget.KEYS);
        byte[] all = new byte[0];
        for (Steps.Step step : steps) {
            if (step.operation() < TYPES.length) {
                ContentType type = TYPES[step.operation()];
                writer.write(type, step.data(), 0, step.data().length);
                byte[] record = writer.drain();
                int start = all.length;
                all = Arrays.copyOf(all, start + record.length);
                System.arraycopy(record, 0, all, start, record.length);
                written.add(new Written(type, step.data(), all.length));
            }
        }
        return all;
    }

    private static void read(byte[] received, List<Written> written, int intact) {
        RecordReader reader = new RecordReader();
        reader.switchTo(RecordTarget.KEYS);
        reader.feed(received);
        int count = 0;
        try {
            Optional<Frame> frame = reader.next();
            while (frame.isPresent()) {
                Require.that(count < written.size(), "no record was invented");
                requireSame(written.get(count++), frame.get(), intact);
                frame = reader.next();
            }
        } catch (RecordRefused _) {
            Require.that(count < written.size() || intact < received.length, "intact records are read");
        }
        int readable =
                (int) written.stream().filter(record -> record.end <= intact).count();
        Require.that(count == readable, "expected " + readable + " records before the damage, found " + count);
    }

    private static void requireSame(Written record, Frame frame, int intact) {
        Payload payload = frame.payload();
        Require.that(record.end <= intact, "a damaged record is refused");
        Require.that(frame instanceof Frame.Protected && frame.type() == record.type, "the type survives");
        Require.same(
                record.payload,
                Arrays.copyOfRange(payload.buffer(), payload.offset(), payload.offset() + payload.length()),
                "the payload survives");
    }
}
