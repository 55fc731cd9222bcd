package org.postern.fuzz.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.postern.transport.record.DirectionKeys;
import org.postern.transport.record.Frame;
import org.postern.transport.record.Payload;
import org.postern.transport.record.RecordReader;
import org.postern.transport.record.RecordRefused;

/**
 * Records as they come from the wire, plain or encrypted: however the bytes are cut into pieces, the same records and the same refusal
 * come out (transport.md §6). The first byte says whether the reader has keys, the second how long the pieces are.
 */
public final class RecordTarget implements FuzzTarget {
    static final DirectionKeys KEYS = new DirectionKeys(filled(1), filled(2));

    private static byte[] filled(int octet) {
        byte[] key = new byte[DirectionKeys.LENGTH];
        Arrays.fill(key, (byte) octet);
        return key;
    }

    @Override
    public void run(byte[] input) {
        if (input.length < 2) {
            return;
        }
        boolean encrypted = (input[0] & 1) != 0;
        byte[] body = Arrays.copyOfRange(input, 2, input.length);
        List<String> whole = read(encrypted, body, Math.max(1, body.length));
        List<String> pieces = read(encrypted, body, 1 + (input[1] & 0xff));
        Require.that(whole.equals(pieces), "pieces give " + whole + ", found " + pieces);
    }

    private static List<String> read(boolean encrypted, byte[] body, int piece) {
        RecordReader reader = new RecordReader();
        if (encrypted) {
            reader.switchTo(KEYS);
        }
        List<String> seen = new ArrayList<>();
        long carried = 0;
        try {
            for (int at = 0; at < body.length; at += piece) {
                reader.feed(Arrays.copyOfRange(body, at, Math.min(body.length, at + piece)));
                Optional<Frame> frame = reader.next();
                while (frame.isPresent()) {
                    carried += frame.get().payload().length();
                    seen.add(describe(frame.get()));
                    frame = reader.next();
                }
            }
            seen.add(reader.isAtEnd() ? "end" : "in a record");
        } catch (RecordRefused refused) {
            seen.add(refused.fault().name());
        }
        Require.that(carried <= body.length, "payloads are part of the body");
        return seen;
    }

    private static String describe(Frame frame) {
        Payload payload = frame.payload();
        byte[] bytes = Arrays.copyOfRange(payload.buffer(), payload.offset(), payload.offset() + payload.length());
        return frame.getClass().getSimpleName() + " " + frame.type() + " " + payload.length() + " "
                + Arrays.hashCode(bytes);
    }
}
