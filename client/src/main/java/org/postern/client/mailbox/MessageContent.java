package org.postern.client.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.client.json.Json;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.PublicKeys;
import org.postern.protocol.id.SinkId;

/**
 * What a message says, in the order in which it is signed (client.md §10 "Content").
 *
 * @param id 16 random bytes as hex
 * @param createDate ms since 1970, by the sender's clock
 * @param sink mailbox of this receiver; absent in own copies with several receivers
 * @param outerSignatory key that signs the outer message
 * @param type application-defined, absent for ordinary messages
 */
public record MessageContent(
        String id,
        long createDate,
        String text,
        String title,
        List<Attachment> attachments,
        Party sender,
        Optional<SinkId> sink,
        EcPublicKey outerSignatory,
        List<Receiver> receivers,
        Optional<String> type) {

    public MessageContent {
        attachments = List.copyOf(attachments);
        receivers = List.copyOf(receivers);
    }

    /** All blocks, attachment by attachment: what the outer signature names. */
    public List<BlockId> blocks() {
        return attachments.stream()
                .flatMap(attachment -> attachment.blocks().stream())
                .toList();
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("msgId", id)
                .put("createDate", createDate)
                .put("text", text)
                .put("title", title);
        ArrayNode files = json.putArray("attachments");
        attachments.forEach(attachment -> files.add(attachment.toJson()));
        json.set("sender", sender.toJson());
        sink.ifPresent(id -> json.put("sid", id.toString()));
        json.put("outerSignatory", outerSignatory.text());
        ArrayNode people = json.putArray("receivers");
        receivers.forEach(receiver -> people.add(receiver.toJson()));
        type.ifPresent(word -> json.put("type", word));
        return json;
    }

    /** @throws IllegalArgumentException if the form is another one */
    static MessageContent of(JsonNode json) {
        List<Attachment> attachments = new ArrayList<>();
        json.path("attachments").forEach(item -> attachments.add(Attachment.of(item)));
        List<Receiver> receivers = new ArrayList<>();
        json.path("receivers").forEach(item -> receivers.add(Receiver.of(item)));
        return new MessageContent(
                Json.findText(json, "msgId").orElse(""),
                Json.requireLong(json, "createDate"),
                Json.findText(json, "text").orElse(""),
                Json.findText(json, "title").orElse(""),
                attachments,
                Party.of(json.path("sender")),
                Json.findText(json, "sid").map(SinkId::parse),
                PublicKeys.parse(Json.requireText(json, "outerSignatory")),
                receivers,
                Json.findText(json, "type"));
    }
}
