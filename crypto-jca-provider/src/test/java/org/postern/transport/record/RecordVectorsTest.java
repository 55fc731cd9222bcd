package org.postern.transport.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.postern.transport.Vectors;

@DisplayName("records and keys agree with the recorded bytes")
class RecordVectorsTest {
    @TestFactory
    Stream<DynamicTest> derivesRecordedKeys() {
        return Vectors.tests("key_schedule", vector -> {
            Randoms randoms =
                    new Randoms(Vectors.bytes(vector, "client_random"), Vectors.bytes(vector, "server_random"));
            byte[] master = KeySchedule.masterSecret(Vectors.bytes(vector, "pre_master_secret"), randoms);
            assertArrayEquals(Vectors.bytes(vector, "master_secret"), master);
            RecordKeys keys = KeySchedule.recordKeys(master, randoms);
            assertArrayEquals(
                    Vectors.bytes(vector, "client_mac_key"), keys.client().macKey());
            assertArrayEquals(
                    Vectors.bytes(vector, "server_mac_key"), keys.server().macKey());
            assertArrayEquals(Vectors.bytes(vector, "client_key"), keys.client().aesKey());
            assertArrayEquals(Vectors.bytes(vector, "server_key"), keys.server().aesKey());
        });
    }

    @TestFactory
    Stream<DynamicTest> sealsRecordedFrames() {
        return frames(vector -> {
            RecordWriter writer = new RecordWriter();
            writer.switchTo(keys(vector), sequence(vector));
            byte[] payload = Vectors.bytes(vector, "payload");
            writer.write(ContentType.of(vector.path("content_type").asInt()), payload, 0, payload.length);
            assertArrayEquals(Vectors.bytes(vector, "frame"), writer.drain());
        });
    }

    @TestFactory
    Stream<DynamicTest> opensRecordedFrames() {
        return frames(vector -> {
            RecordReader reader = new RecordReader();
            reader.switchTo(keys(vector), sequence(vector));
            reader.feed(Vectors.bytes(vector, "frame"));
            Frame frame = assertInstanceOf(Frame.Protected.class, reader.next().orElseThrow());
            Payload payload = frame.payload();
            assertEquals(vector.path("content_type").asInt(), frame.type().number());
            assertArrayEquals(
                    Vectors.bytes(vector, "payload"),
                    Arrays.copyOfRange(payload.buffer(), payload.offset(), payload.offset() + payload.length()));
            assertTrue(reader.isAtEnd());
        });
    }

    @Test
    void runsEveryVector() {
        assertEquals(3, Vectors.size("key_schedule"));
        assertEquals(11, Vectors.size("frame_encrypted"));
        assertEquals(4, Vectors.size("frame_encrypted_high_sequence"));
    }

    private static Stream<DynamicTest> frames(ThrowingConsumer<JsonNode> test) {
        return Stream.of("frame_encrypted", "frame_encrypted_high_sequence")
                .flatMap(group -> Vectors.tests(group, test));
    }

    private static DirectionKeys keys(JsonNode vector) {
        return new DirectionKeys(Vectors.bytes(vector, "key"), Vectors.bytes(vector, "mac_key"));
    }

    private static long sequence(JsonNode vector) {
        return Long.parseUnsignedLong(vector.path("sequence").asText());
    }
}
