package org.postern.transport.record;

/** The write side of a body: plain records first, encrypted ones after {@link #switchTo} (transport.md §6, §8). */
public final class RecordWriter {
    private sealed interface Side {
        record Plain() implements Side {}

        record Encrypted(RecordSealer sealer) implements Side {}
    }

    private final OutputBuffer out = new OutputBuffer();
    private Side side = new Side.Plain();

    /** Every further record is encrypted under these keys, with sequence numbers from 0. */
    public void switchTo(DirectionKeys keys) {
        switchTo(keys, 0);
    }

    /** As {@link #switchTo(DirectionKeys)}, with a first sequence number for replaying recorded records. */
    void switchTo(DirectionKeys keys, long sequence) {
        side = new Side.Encrypted(new RecordSealer(keys, sequence));
    }

    /**
     * Appends one record under the current state.
     *
     * @throws IllegalArgumentException for {@link ContentType#OTHER} or a payload above 8 MiB
     */
    public void write(ContentType type, byte[] payload, int offset, int length) {
        if (length >= RecordFormat.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "expected a payload below " + RecordFormat.MAX_LENGTH + " bytes, found " + length);
        }
        switch (side) {
            case Side.Plain() -> {
                int start = out.append(RecordFormat.HEADER + length);
                RecordFormat.putHeader(out.bytes(), start, type, length);
                System.arraycopy(payload, offset, out.bytes(), start + RecordFormat.HEADER, length);
            }
            case Side.Encrypted(RecordSealer sealer) -> sealer.seal(type, payload, offset, length, out);
        }
    }

    /** Everything written since the last call. */
    public byte[] drain() {
        return out.drain();
    }
}
