package org.postern.transport.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
    private static final DirectionKeys KEYS = new DirectionKeys(filled(1), filled(2));

    private static byte[] filled(int octet) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) octet);
        return key;
    }

    private static byte[] sealed(byte[]... payloads) {
        RecordWriter writer = new RecordWriter();
        writer.switchTo(KEYS);
        for (byte[] payload : payloads) {
            writer.write(ContentType.APPLICATION_DATA, payload, 0, payload.length);
        }
        return writer.drain();
    }

    private static RecordReader encryptedReader() {
        RecordReader reader = new RecordReader();
        reader.switchTo(KEYS);
        return reader;
    }

    private static byte[] bytes(Frame frame) {
        Payload payload = frame.payload();
        return Arrays.copyOfRange(payload.buffer(), payload.offset(), payload.offset() + payload.length());
    }

    @ParameterizedTest(name = "carries {0} bytes in one piece and byte by byte")
    @ValueSource(ints = {0, 1, 15, 16, 17, 1000, 131_089})
    void carriesPayloads(int length) throws RecordRefused {
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) length);
        byte[] stream = sealed(payload, payload);
        RecordReader whole = encryptedReader();
        whole.feed(stream);
        RecordReader trickled = encryptedReader();
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(payload, bytes(whole.next().orElseThrow()));
            assertArrayEquals(payload, bytes(trickle(trickled, stream, i * stream.length / 2)));
        }
        assertTrue(whole.isAtEnd());
        assertTrue(trickled.isAtEnd());
    }

    private static Frame trickle(RecordReader reader, byte[] stream, int from) throws RecordRefused {
        for (int i = from; i < from + stream.length / 2; i++) {
            Optional<Frame> early = reader.next();
            assertTrue(early.isEmpty(), "found a record at byte " + i);
            reader.feed(new byte[] {stream[i]});
        }
        return reader.next().orElseThrow();
    }

    @ParameterizedTest(name = "refuses a plain header {0}: {1}")
    @CsvSource({
        "0216000000000000,UNSUPPORTED_VERSION",
        "02,UNSUPPORTED_VERSION",
        "0116ffffffff0000,WRONG_LENGTH",
        "01167fffffff0000,WRONG_LENGTH",
        "0116008000010000,WRONG_LENGTH"
    })
    void refusesPlainHeaders(String hex, RecordFault fault) {
        RecordReader reader = new RecordReader();
        reader.feed(HexFormat.of().parseHex(hex));
        assertEquals(fault, assertThrows(RecordRefused.class, reader::next).fault());
    }

    @Test
    void ignoresTheReservedBytes() throws RecordRefused {
        RecordReader reader = new RecordReader();
        reader.feed(HexFormat.of().parseHex("011600000000ffff"));
        assertEquals(ContentType.HANDSHAKE, reader.next().orElseThrow().type());
    }

    @Test
    @DisplayName("every flipped bit of an encrypted record is refused, before anything is decrypted")
    void refusesEveryFlippedBit() {
        byte[] record = sealed("hello".getBytes(StandardCharsets.UTF_8));
        for (int bit = 0; bit < record.length * 8; bit++) {
            byte[] altered = record.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            RecordReader reader = encryptedReader();
            reader.feed(altered);
            RecordFault fault = assertThrows(RecordRefused.class, reader::next).fault();
            assertEquals(bit < 128 ? RecordFault.WRONG_TAG : RecordFault.WRONG_MAC, fault);
        }
    }

    @Test
    void refusesRepeatedAndReorderedRecords() throws RecordRefused {
        byte[] two = sealed(new byte[3], new byte[3]);
        byte[] second = Arrays.copyOfRange(two, two.length / 2, two.length);
        RecordReader reordered = encryptedReader();
        reordered.feed(second);
        assertEquals(
                RecordFault.WRONG_TAG,
                assertThrows(RecordRefused.class, reordered::next).fault());
        RecordReader repeated = encryptedReader();
        repeated.feed(two);
        repeated.feed(second);
        assertTrue(repeated.next().isPresent());
        assertTrue(repeated.next().isPresent());
        assertEquals(
                RecordFault.WRONG_TAG,
                assertThrows(RecordRefused.class, repeated::next).fault());
    }

    @Test
    void refusesAPeerThatNeverStopsAndKeepsNothing() {
        RecordReader reader = new RecordReader();
        byte[] megabyte = new byte[1 << 20];
        for (int i = 0; i < 17; i++) {
            reader.feed(megabyte);
        }
        assertEquals(
                RecordFault.WRONG_LENGTH,
                assertThrows(RecordRefused.class, reader::next).fault());
        assertFalse(reader.isAtEnd());
    }

    @Test
    void refusesToWriteWhatNobodyReads() {
        RecordWriter writer = new RecordWriter();
        byte[] huge = new byte[8 << 20];
        assertThrows(IllegalArgumentException.class, () -> writer.write(ContentType.HANDSHAKE, huge, 0, huge.length));
        assertThrows(IllegalArgumentException.class, () -> writer.write(ContentType.OTHER, huge, 0, 1));
    }
}
