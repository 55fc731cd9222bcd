package org.postern.client.mailbox;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.UnexpectedAnswer;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.storage.BlockFetcher;
import org.postern.client.storage.Progress;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.method.BlockSource;
import org.postern.protocol.method.MessageMethods;
import org.postern.protocol.method.MessageMethods.MessageDelete;
import org.postern.protocol.method.MessageMethods.MessageGet;
import org.postern.protocol.method.MessageMethods.MessageMode;
import org.postern.protocol.method.MessageMethods.MessageView;
import org.postern.protocol.method.SinkMethods;
import org.postern.protocol.method.SinkMethods.MessageNumbers;
import org.postern.protocol.method.SinkMethods.SinkGetMessages;

/** The messages of one own mailbox, read with proofs by its key (white paper S-50, S-85; client.md §10). */
public final class Mailbox {
    private final ServerSession session;
    private final Sink sink;
    private final MessageOpener opener;

    /** A mailbox on the server of a logged-in connection. */
    public Mailbox(ServerSession session, Sink sink) {
        this.session = session;
        this.sink = sink;
        this.opener = new MessageOpener(sink);
    }

    /** Either an opened message or why it is not shown. */
    public sealed interface Entry {
        /** The number in the mailbox. */
        long number();

        /** A message whose checks held. */
        record Opened(ReceivedMessage message) implements Entry {
            @Override
            public long number() {
                return message.number();
            }
        }

        /** A message that failed a check: nothing of it is shown. */
        record Refused(long number, VerificationFailed reason) implements Entry {}
    }

    /** All messages, in increasing number; damaged ones as {@link Entry.Refused}. */
    public List<Entry> list() throws ClientFailure {
        return listFrom(1);
    }

    /** The messages of this number and above, like {@link #list}. */
    public List<Entry> listFrom(long first) throws ClientFailure {
        return entries(allNumbers(first));
    }

    private List<Entry> entries(List<Long> numbers) throws ClientFailure {
        int bulk = session.limits().messageBulk();
        List<Entry> entries = new ArrayList<>(numbers.size());
        for (int begin = 0; begin < numbers.size(); begin += bulk) {
            List<Long> part = numbers.subList(begin, Math.min(begin + bulk, numbers.size()));
            Map<Long, MessageView> views = get(part);
            for (Long number : part) {
                entries.add(entry(number, views));
            }
        }
        return List.copyOf(entries);
    }

    private Entry entry(long number, Map<Long, MessageView> views) throws ClientFailure {
        try {
            return new Entry.Opened(open(number, views));
        } catch (VerificationFailed reason) {
            return new Entry.Refused(number, reason);
        }
    }

    /** One message. */
    public ReceivedMessage read(long number) throws ClientFailure {
        return open(number, get(List.of(number)));
    }

    private ReceivedMessage open(long number, Map<Long, MessageView> views) throws ClientFailure {
        MessageView view = views.get(number);
        if (view == null || view.data().isEmpty() || view.data().get().serverId() != number) {
            throw new UnexpectedAnswer("The server answered with another message than number " + number + ".");
        }
        return opener.open(view.data().get());
    }

    /** Writes an attachment; what was written before a failure must be thrown away by the caller. */
    public void fetch(ReceivedMessage message, Attachment attachment, OutputStream out, Progress progress)
            throws ClientFailure, IOException {
        new BlockFetcher(session, () -> source(message.number()), progress)
                .fetch(attachment.blocks(), attachment.key(), attachment.size(), out);
    }

    private BlockSource source(long number) {
        return BlockSource.of(key(), number, session.freshness().now());
    }

    /** Deletes a message for good. */
    public void delete(long number) throws ClientFailure {
        long expected = numbersFrom(1).modSeq() + 1;
        session.callProven(
                MessageMethods.MESSAGE_DELETE,
                new MessageDelete(sink.id(), List.of(number), expected, Optional.empty()),
                key());
    }

    /** The server gives so many at once as it likes. */
    private List<Long> allNumbers(long first) throws ClientFailure {
        List<Long> all = new ArrayList<>();
        MessageNumbers page = numbersFrom(first);
        while (!page.mids().isEmpty()) {
            all.addAll(page.mids());
            long last = page.mids().getLast();
            if (last >= page.seq()) {
                break;
            }
            page = numbersFrom(last + 1);
        }
        return all;
    }

    private MessageNumbers numbersFrom(long first) throws ClientFailure {
        return session.callProven(
                SinkMethods.SINK_GET_MESSAGES,
                new SinkGetMessages(
                        sink.id(),
                        Optional.of(first),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                key());
    }

    private Map<Long, MessageView> get(List<Long> numbers) throws ClientFailure {
        return session.callProven(
                MessageMethods.MESSAGE_GET,
                new MessageGet(sink.id(), numbers, MessageMode.DATA, Optional.empty()),
                key());
    }

    private EcPrivateKey key() {
        return sink.description().key();
    }
}
