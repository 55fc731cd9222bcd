package org.postern.cli;

import java.util.Optional;
import org.postern.client.account.Account;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.WrongUse;
import org.postern.client.mailbox.Draft;
import org.postern.client.mailbox.MessageSender;
import org.postern.client.mailbox.OwnCopy;
import org.postern.client.mailbox.Sender;
import org.postern.client.mailbox.Sink;
import org.postern.client.mailbox.SinkAddress;
import org.postern.client.mailbox.Sinks;

/** Sends a message and keeps a copy where there is an outbox to keep it in (client.md §14 "Sending"). */
final class Posting {
    private Posting() {}

    /** As the account, with a copy in its outbox. */
    static MessageSender.Sent fromAccount(Workspace workspace, Account account, SinkAddress to, Draft draft)
            throws ClientFailure {
        boolean sameServer = to.server().equals(account.session().server());
        ServerSession session = sameServer ? account.session() : workspace.open(to.server());
        Sink outbox = new Sinks(account)
                .list().stream()
                        .filter(sink -> sink.is(Sink.OUTBOX))
                        .findFirst()
                        .orElseThrow(() -> new WrongUse("This account has no outbox for the copy. Nothing was sent."));
        OwnCopy copy = new OwnCopy(account, outbox);
        // Blocks of attachments reach the copy only on the server that has both mailboxes.
        boolean copied = sameServer || draft.attachments().isEmpty();
        MessageSender.Companion companion = copied ? copy : Optional::empty;
        MessageSender.Sent sent;
        try (Workspace.Watched watched = workspace.watch("Sending")) {
            sent = new MessageSender(session, Sender.of(account), watched.progress()).send(to.id(), draft, companion);
        }
        if (copied) {
            copy.store(sent);
        } else {
            workspace.output().remark("No copy is kept: the attachments are on another server than your outbox.");
        }
        return sent;
    }

    /** With a key that is thrown away afterwards; no copy is kept. */
    static MessageSender.Sent anonymously(Workspace workspace, SinkAddress to, Draft draft) throws ClientFailure {
        ServerSession session = workspace.open(to.server());
        Sender sender = Sender.anonymous(to.server(), workspace.random());
        try (Workspace.Watched watched = workspace.watch("Sending")) {
            return new MessageSender(session, sender, watched.progress()).send(to.id(), draft, Optional::empty);
        }
    }
}
