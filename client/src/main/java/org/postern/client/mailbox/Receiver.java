package org.postern.client.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.postern.client.json.Json;
import org.postern.protocol.id.SinkId;

/**
 * One receiver of a message and the mailbox it goes to (client.md §10 {@code receivers}).
 *
 * @param sent false in the own copy when the message did not reach this receiver
 */
public record Receiver(Party party, SinkId sink, boolean sent) {

    ObjectNode toJson() {
        ObjectNode json = party.toJson().put("sinkPub58", sink.toString());
        return sent ? json : json.put("sent", false);
    }

    static Receiver of(JsonNode json) {
        return new Receiver(
                Party.of(json),
                SinkId.parse(Json.requireText(json, "sinkPub58")),
                json.path("sent").asBoolean(true));
    }
}
