package org.postern.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The recorded exchanges of transport.json, from the first key exchange to calls after a login. */
public final class Transcripts {
    private Transcripts() {}

    /** All, in the order they were recorded. */
    public static List<JsonNode> all() {
        return Vectors.list(Vectors.transport("transcripts"));
    }

    /** Those of one name. */
    public static JsonNode named(String name) {
        return all().stream()
                .filter(transcript -> Vectors.text(transcript, "name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Account and static key of the recording. */
    public static JsonNode parameters() {
        return Vectors.transport("transcript_parameters");
    }
}
