package org.postern.client.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.client.account.Account;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.failure.WrongUse;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.SinkMethods;
import org.postern.protocol.method.SinkMethods.SinkCreate;
import org.postern.protocol.method.SinkMethods.SinkEntry;
import org.postern.protocol.method.SinkMethods.SinkGetInfo;
import org.postern.protocol.method.SinkMethods.SinkInfo;
import org.postern.protocol.method.SinkMethods.SinkOptions;
import org.postern.protocol.method.SinkMode;

/** The mailboxes of an account (client.md §9; api.md §10). */
public final class Sinks {
    private static final String FOLDER = "folder";
    private static final String FORM = "form";

    private final Account account;
    private final ServerSession session;

    /** The mailboxes of a logged-in account. */
    public Sinks(Account account) {
        this.account = account;
        this.session = account.session();
    }

    /** The mailboxes every account has: one for others to write to, one for copies of what was sent (client.md §16). */
    public void createFirst() throws ClientFailure {
        create(new SinkDescription(Sink.INBOX, "inbox", "", newKey()), SinkMode.PUBLIC, false);
        create(new SinkDescription(Sink.OUTBOX, "outbox", "", newKey()), SinkMode.PRIVATE, false);
    }

    /**
     * A new mailbox.
     *
     * @throws WrongUse if the account has one of this name
     */
    public Sink create(String name, SinkMode mode) throws ClientFailure {
        if (list().stream().anyMatch(sink -> sink.name().equals(name))) {
            throw new WrongUse("You already have a mailbox named \"" + name + "\". Choose another name.");
        }
        String type = switch (mode) {
            case PRIVATE -> FOLDER;
            case PUBLIC -> Sink.INBOX;
            case ANONYMOUS -> FORM;
            case SHARED, LOW -> throw new WrongUse("Mailboxes are private, public or anonymous.");
        };
        return create(new SinkDescription(type, name, "", newKey()), mode, true);
    }

    private Sink create(SinkDescription description, SinkMode mode, boolean removable) throws ClientFailure {
        SinkId id = new SinkId(description.key().publicKey());
        String data = description.seal(
                account.keys().sinkDataKey(), session.freshness().random());
        SinkOptions options = new SinkOptions(Optional.of(removable), Optional.empty());
        session.callProven(
                SinkMethods.SINK_CREATE, new SinkCreate(id, mode, data, options, Optional.empty()), description.key());
        return new Sink(id, mode, description);
    }

    /** All mailboxes; each with a key that belongs to its id. */
    public List<Sink> list() throws ClientFailure {
        byte[] key = account.keys().sinkDataKey();
        List<Sink> sinks = new ArrayList<>();
        for (SinkEntry entry : session.call(SinkMethods.SINK_GET_ALL_MY, NoParams.NONE)) {
            SinkDescription description = SinkDescription.open(key, entry.data());
            if (!entry.id().key().equals(description.key().publicKey())) {
                throw new VerificationFailed(
                        "A mailbox was stored with the key of another one. Tell your administrator.");
            }
            sinks.add(new Sink(entry.id(), entry.acl(), description));
        }
        return List.copyOf(sinks);
    }

    /** The mailbox of this name or id. */
    public Sink find(String nameOrId) throws ClientFailure {
        return list().stream()
                .filter(sink ->
                        sink.name().equals(nameOrId) || sink.id().toString().equals(nameOrId))
                .findFirst()
                .orElseThrow(() -> new WrongUse("You have no mailbox \"" + nameOrId + "\". See yours with sink list."));
    }

    /** Counters and the numbers of the messages a mailbox holds. */
    public SinkInfo info(Sink sink) throws ClientFailure {
        return session.callProven(
                SinkMethods.SINK_GET_INFO,
                new SinkGetInfo(sink.id(), true, Optional.empty()),
                sink.description().key());
    }

    /** Waits for something new in these mailboxes, on a connection that watches no others. */
    public MailboxWatch watch(List<Sink> sinks) throws ClientFailure {
        return MailboxWatch.start(session, sinks);
    }

    private EcPrivateKey newKey() {
        return EcPrivateKey.generate(session.freshness().random());
    }
}
