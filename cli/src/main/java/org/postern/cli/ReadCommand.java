package org.postern.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.client.account.Account;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.WrongUse;
import org.postern.client.json.Json;
import org.postern.client.mailbox.Attachment;
import org.postern.client.mailbox.Mailbox;
import org.postern.client.mailbox.MessageContent;
import org.postern.client.mailbox.ReceivedMessage;
import org.postern.client.mailbox.SharedFile;
import org.postern.client.mailbox.Sink;
import org.postern.client.mailbox.Sinks;
import org.postern.client.storage.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code read}: one message, after all its checks (client.md §10 "Reading"). */
@Command(name = "read", description = "Shows a message, saves its attachments, or deletes it.")
final class ReadCommand extends Deed {
    @Parameters(paramLabel = "[SINK:]NUMBER", description = "As inbox shows them; without SINK the mailbox \"inbox\".")
    private String which = "";

    @Option(names = "--save", paramLabel = "DIR", description = "Save the attachments into this folder.")
    private @Nullable Path folder;

    @Option(names = "--delete", description = "Delete the message afterwards, for good.")
    private boolean delete;

    @Override
    void run(Workspace workspace) throws ClientFailure, IOException {
        long number = number();
        Account account = workspace.logIn();
        int colon = which.lastIndexOf(':');
        Sink sink = new Sinks(account).find(colon < 0 ? Sink.INBOX : which.substring(0, colon));
        Mailbox mailbox = new Mailbox(account.session(), sink);
        ReceivedMessage message = mailbox.read(number);
        List<Path> saved = save(workspace, mailbox, message);
        if (delete) {
            mailbox.delete(number);
        } else {
            workspace.seen(sink.id().toString(), number);
        }
        ObjectNode json =
                MessageJson.full(Json.object().put("sink", sink.name()).put("number", number), message);
        ArrayNode files = json.putArray("saved");
        saved.forEach(file -> files.add(file.toString()));
        json.put("deleted", delete);
        workspace.output().result(json, lines(message, saved));
    }

    private long number() throws WrongUse {
        try {
            return Long.parseLong(which.substring(which.lastIndexOf(':') + 1));
        } catch (NumberFormatException e) {
            throw new WrongUse("Expected a number as inbox shows it, or MAILBOX:NUMBER.", e);
        }
    }

    private List<Path> save(Workspace workspace, Mailbox mailbox, ReceivedMessage message)
            throws ClientFailure, IOException {
        Path into = folder;
        List<Path> saved = new ArrayList<>();
        if (into == null) {
            return saved;
        }
        Files.createDirectories(into);
        for (Attachment attachment : message.content().attachments()) {
            Path file = SafeNames.free(into, attachment.name());
            try (Workspace.Watched watched = workspace.watch(SafeNames.safe(attachment.name()))) {
                AtomicFile.write(file, out -> mailbox.fetch(message, attachment, out, watched.progress()));
            }
            saved.add(file);
        }
        return saved;
    }

    private static List<String> lines(ReceivedMessage message, List<Path> saved) {
        MessageContent content = message.content();
        List<String> lines = new ArrayList<>();
        lines.add("From:   " + Terminal.printableLine(content.sender().address().toString())
                + (message.own() ? "  (your own copy)" : "  (sender's key not yet checked against the directory)"));
        lines.add("Date:   " + Sizes.time(message.date()));
        lines.add("Title:  " + Terminal.printableLine(MessageJson.title(content)));
        for (Attachment file : content.attachments()) {
            lines.add("File:   " + Terminal.printableLine(file.name()) + ", " + Sizes.text(file.size()));
        }
        saved.forEach(file -> lines.add("Saved:  " + file));
        lines.add("");
        Optional<SharedFile> shared = SharedFile.of(content);
        lines.add(shared.map(file -> "Fetch it with: get " + file.reference().text() + " FILE")
                .orElse(Terminal.printable(content.text())));
        return lines;
    }
}
