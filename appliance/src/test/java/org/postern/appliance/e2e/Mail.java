package org.postern.appliance.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.postern.client.account.Account;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.mailbox.Draft;
import org.postern.client.mailbox.Mailbox;
import org.postern.client.mailbox.MessageContent;
import org.postern.client.mailbox.MessageSender;
import org.postern.client.mailbox.OwnCopy;
import org.postern.client.mailbox.Sender;
import org.postern.client.mailbox.Sink;
import org.postern.client.mailbox.Sinks;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.SinkMode;

/** Writing and reading, as tests need it. */
record Mail(Account account) {

    Sink inbox() throws ClientFailure {
        return new Sinks(account).find("inbox");
    }

    SinkId createAnonymousSink(String name) throws ClientFailure {
        return new Sinks(account).create(name, SinkMode.ANONYMOUS).id();
    }

    /** Sends with an attachment, and keeps the own copy. */
    void send(Sink to, String title, String text, Path file) throws ClientFailure {
        OwnCopy copy = new OwnCopy(account, new Sinks(account).find("outbox"));
        MessageSender sender = new MessageSender(account.session(), Sender.of(account), (done, all) -> {});
        copy.store(sender.send(to.id(), new Draft(title, text, List.of(file), Optional.empty()), copy));
    }

    static void sendAnonymously(ServerSession session, SinkId to, String text) throws ClientFailure {
        Sender nobody = Sender.anonymous(session.server(), session.freshness().random());
        var _ = new MessageSender(session, nobody, (done, all) -> {})
                .send(to, new Draft("", text, List.of(), Optional.empty()), Optional::empty);
    }

    MessageContent read(Sink sink, long number) throws ClientFailure {
        return new Mailbox(account.session(), sink).read(number).content();
    }
}
