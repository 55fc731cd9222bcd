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
import org.postern.testkit.Vectors;

@DisplayName("records and keys agree with the recorded bytes")
class RecordVectorsTest {
    @TestFactory
    Stream<DynamicTest> derivesRecordedKeys() {
        return Vectors.tests("key_schedule", vector -> {
            Randoms randoms = new Randoms(Vectors.hex(vector, "client_random"), Vectors.hex(vector, "server_random"));
            byte[] master = KeySchedule.masterSecret(Vectors.hex(vector, "pre_master_secret"), randoms);
            assertArrayEquals(Vectors.hex(vector, "master_secret"), master);
            RecordKeys keys = KeySchedule.recordKeys(master, randoms);
            assertArrayEquals(
                    Vectors.hex(vector, "client_mac_key"), keys.client().macKey());
            assertArrayEquals(
                    Vectors.hex(vector, "server_mac_key"), keys.server().macKey());
            assertArrayEquals(Vectors.hex(vector, "client_key"), keys.client().aesKey());
            assertArrayEquals(Vectors.hex(vector, "server_key"), keys.server().aesKey());
        });
    }

    @TestFactory
    Stream<DynamicTest> sealsRecordedFrames() {
        return frames(vector -> {
            RecordWriter writer = new RecordWriter();
            writer.switchTo(keys(vector), sequence(vector));
            byte[] payload = Vectors.hex(vector, "payload");
            writer.write(ContentType.of(vector.path("content_type").asInt()), payload, 0, payload.length);
            assertArrayEquals(Vectors.hex(vector, "frame"), writer.drain());
        });
    }

    @TestFactory
    Stream<DynamicTest> opensRecordedFrames() {
        return frames(vector -> {
            RecordReader reader = new RecordReader();
            reader.switchTo(keys(vector), sequence(vector));
            reader.feed(Vectors.hex(vector, "frame"));
            Frame frame = assertInstanceOf(Frame.Protected.class, reader.next().orElseThrow());
            Payload payload = frame.payload();
            assertEquals(vector.path("content_type").asInt(), frame.type().number());
            assertArrayEquals(
                    Vectors.hex(vector, "payload"),
                    Arrays.copyOfRange(payload.buffer(), payload.offset(), payload.offset() + payload.length()));
            assertTrue(reader.isAtEnd());
        });
    }

    @Test
    void runsEveryVector() {
        assertEquals(3, Vectors.transport("groups", "key_schedule").size());
        assertEquals(11, Vectors.transport("groups", "frame_encrypted").size());
        assertEquals(
                4, Vectors.transport("groups", "frame_encrypted_high_sequence").size());
    }

    private static Stream<DynamicTest> frames(ThrowingConsumer<JsonNode> test) {
        return Stream.of("frame_encrypted", "frame_encrypted_high_sequence")
                .flatMap(group -> Vectors.tests(group, test));
    }

    private static DirectionKeys keys(JsonNode vector) {
        return new DirectionKeys(Vectors.hex(vector, "key"), Vectors.hex(vector, "mac_key"));
    }

    private static long sequence(JsonNode vector) {
        return Long.parseUnsignedLong(vector.path("sequence").asText());
    }
}
