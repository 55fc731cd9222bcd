package org.postern.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.postern.client.mailbox.MessageContent;
import org.postern.client.mailbox.ReceivedMessage;
import org.postern.client.mailbox.SharedFile;

/** Messages as JSON for scripts. */
final class MessageJson {
    private MessageJson() {}

    /** What a list shows of a message. */
    static ObjectNode summary(ObjectNode json, ReceivedMessage message) {
        MessageContent content = message.content();
        json.put("from", content.sender().address().toString())
                .put("senderKey", content.sender().key().text())
                .put("senderVerified", false)
                .put("own", message.own())
                .put("title", content.title())
                .put("date", message.date());
        ArrayNode files = json.putArray("attachments");
        content.attachments()
                .forEach(file -> files.addObject().put("name", file.name()).put("size", file.size()));
        content.type().ifPresent(type -> json.put("type", type));
        return json;
    }

    /** A whole message. */
    static ObjectNode full(ObjectNode json, ReceivedMessage message) {
        summary(json, message).put("text", message.content().text());
        SharedFile.of(message.content())
                .ifPresent(shared -> json.put("reference", shared.reference().text()));
        return json;
    }

    /** A title for people, also where the sender gave none. */
    static String title(MessageContent content) {
        return SharedFile.of(content)
                .map(shared -> "shared file \"" + shared.name() + "\"")
                .orElse(content.title().isEmpty() ? "(no title)" : content.title());
    }
}
