package org.postern.transport.record;

import java.util.Optional;

/** The read side of a body: plain records first, encrypted ones after {@link #switchTo} (transport.md §6, §8). */
public final class RecordReader {
    private sealed interface Side {
        record Plain() implements Side {}

        record Encrypted(RecordOpener opener) implements Side {}
    }

    /** Two longest records: whoever feeds more without reading has no use for it. */
    private static final int MAX_UNREAD = 2 * RecordFormat.MAX_LENGTH;

    private final InputBuffer in = new InputBuffer();
    private Side side = new Side.Plain();
    private boolean overrun;

    /** Hands over bytes, which must not be changed afterwards. Above 16 MiB unread they are dropped and {@link #next()} refuses. */
    public void feed(byte[] bytes) {
        overrun |= (long) in.available() + bytes.length > MAX_UNREAD;
        if (overrun) {
            in.clear();
        } else if (bytes.length > 0) {
            in.append(bytes);
        }
    }

    /** Every further record is expected to be encrypted under these keys, with sequence numbers from 0. */
    public void switchTo(DirectionKeys keys) {
        switchTo(keys, 0);
    }

    /** As {@link #switchTo(DirectionKeys)}, with a first sequence number for replaying recorded records. */
    void switchTo(DirectionKeys keys, long sequence) {
        side = new Side.Encrypted(new RecordOpener(keys, sequence));
    }

    /** Bytes that were handed over and are not read: of a record that is not complete, unless there is more to read now. */
    public int unread() {
        return in.available();
    }

    /** Whether nothing is left to read, not even the beginning of a record. */
    public boolean isAtEnd() {
        return in.available() == 0 && !overrun;
    }

    /**
     * The next record, or empty when its bytes are not all there. The payload is valid until this reader is used again.
     *
     * @throws RecordRefused if the record cannot be read; the reader must not be used any more
     */
    public Optional<Frame> next() throws RecordRefused {
        if (overrun) {
            throw new RecordRefused(RecordFault.WRONG_LENGTH);
        }
        return switch (side) {
            case Side.Plain() -> nextPlain();
            case Side.Encrypted(RecordOpener opener) -> opener.open(in);
        };
    }

    private Optional<Frame> nextPlain() throws RecordRefused {
        if (in.available() > 0) {
            RecordFormat.requireVersion(in.bytes(), in.start());
        }
        if (in.available() < RecordFormat.HEADER) {
            return Optional.empty();
        }
        int length = RecordFormat.length(in.bytes(), in.start());
        if (in.available() < RecordFormat.HEADER + length) {
            return Optional.empty();
        }
        Payload payload = new Payload(in.bytes(), in.start() + RecordFormat.HEADER, length);
        ContentType type = RecordFormat.type(in.bytes(), in.start());
        in.skip(RecordFormat.HEADER + length);
        return Optional.of(new Frame.Plain(type, payload));
    }
}
