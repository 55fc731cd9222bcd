package org.postern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.postern.cli.home.Memory;
import org.postern.client.json.Json;
import org.postern.client.mailbox.Mailbox;
import org.postern.client.mailbox.MessageContent;
import org.postern.client.mailbox.ReceivedMessage;
import org.postern.client.mailbox.Sink;

/** One message in a list, for people and for scripts (client.md §10). */
record EntryText(ObjectNode json, String line) {
    private static final String FORM = "%-12s %5s %s  %-24s %-4s %s";

    /** What stands over the lines. */
    static final String HEAD =
            "  " + String.format(FORM, "MAILBOX", "No", "DATE            ", "FROM", "FILES", "TITLE");

    /** A message, marked as new unless it was read before. */
    static EntryText of(Sink sink, Mailbox.Entry entry, Memory memory) {
        boolean isNew = entry.number() > memory.lastSeen(sink.id().toString());
        return new EntryText(json(sink, entry).put("new", isNew), (isNew ? "* " : "  ") + line(sink, entry));
    }

    private static ObjectNode json(Sink sink, Mailbox.Entry entry) {
        ObjectNode json = Json.object().put("sink", sink.name()).put("number", entry.number());
        return switch (entry) {
            case Mailbox.Entry.Opened opened -> MessageJson.summary(json, opened.message());
            case Mailbox.Entry.Refused refused ->
                json.put("error", refused.reason().sentence());
        };
    }

    private static String line(Sink sink, Mailbox.Entry entry) {
        String mailbox = Terminal.printableLine(sink.name());
        return switch (entry) {
            case Mailbox.Entry.Opened opened -> opened(mailbox, opened.message());
            case Mailbox.Entry.Refused refused ->
                String.format(
                        "%-12s %5d %s",
                        mailbox, refused.number(), refused.reason().sentence());
        };
    }

    private static String opened(String mailbox, ReceivedMessage message) {
        MessageContent content = message.content();
        return String.format(
                FORM,
                mailbox,
                message.number(),
                Sizes.time(message.date()),
                Terminal.printableLine(content.sender().address().toString()),
                content.attachments().size(),
                Terminal.printableLine(MessageJson.title(content)));
    }
}
