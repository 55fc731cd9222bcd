package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.caller.Caller;
import org.postern.core.mailbox.entity.AnonymousKeys;
import org.postern.core.mailbox.entity.Sink;
import org.postern.core.settings.Settings;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.SinkMode;

/**
 * Who may leave a message in a sink: WriteMode (white paper "Mailboxes"; api.md §11 "Sender check"). Senders are the users of
 * this server, those without an account, and whoever signs with the key of the sink itself.
 */
@Dependent
public class SenderCheck {
    private final SinkAccess sinks;
    private final AnonymousKeys anonymousKeys;
    private final AccountDirectory accounts;
    private final Settings settings;

    @Inject
    public SenderCheck(SinkAccess sinks, AnonymousKeys anonymousKeys, AccountDirectory accounts, Settings settings) {
        this.sinks = sinks;
        this.anonymousKeys = anonymousKeys;
        this.accounts = accounts;
        this.settings = settings;
    }

    /** Who sends, and with which key. */
    public record Sender(Hashmail hashmail, EcPublicKey pub) {}

    /**
     * Checks a sender who comes for the first time with this message.
     *
     * @throws ProtocolException in this order: ACCESS_DENIED for an anonymous key used lately, INVALID_HASHMAIL,
     *     SINK_DOESNT_EXISTS, INVALID_SINK_ACL
     */
    public void require(Caller caller, SinkId sid, Sender sender) throws ProtocolException {
        if (sender.pub.equals(sid.key())) {
            requireOwner(caller, sid, sender);
        } else if (sender.hashmail.isAnonymous()) {
            requireUnusedKey(sender);
            requireMode(sid, true);
        } else {
            requireIdentity(sender);
            requireMode(sid, false);
        }
    }

    /**
     * The same for a sender whose session was opened with this address and key: who he is was checked then. (In 2018 an
     * anonymous sender had to finish while his key was remembered, which failed long uploads.)
     *
     * @throws ProtocolException as above
     */
    public void requireAgain(Caller caller, SinkId sid, Sender sender) throws ProtocolException {
        if (sender.pub.equals(sid.key())) {
            requireOwner(caller, sid, sender);
        } else {
            requireMode(sid, sender.hashmail.isAnonymous());
        }
    }

    /** Holding the sink's key makes the owner; unless the sink says that it is enough, a login is needed as well. */
    private void requireOwner(Caller caller, SinkId sid, Sender sender) throws ProtocolException {
        if (!settings.hosts().contains(sender.hashmail.host())) {
            throw new ProtocolException(ErrorCode.INVALID_HASHMAIL);
        }
        if (!sink(sid).keyAccess() && !accounts.isActive(caller.requireUser().user())) {
            throw new ProtocolException(ErrorCode.ACCESS_DENIED);
        }
    }

    private void requireUnusedKey(Sender sender) throws ProtocolException {
        if (!anonymousKeys.use(sender.pub)) {
            throw new ProtocolException(ErrorCode.ACCESS_DENIED);
        }
    }

    /** Keys of users of other servers are not known here yet, so none of them is believed. */
    private void requireIdentity(Sender sender) throws ProtocolException {
        boolean known =
                settings.hosts().contains(sender.hashmail.host()) && isKeyOf(sender.hashmail.user(), sender.pub);
        if (!known) {
            throw new ProtocolException(ErrorCode.INVALID_HASHMAIL);
        }
    }

    private boolean isKeyOf(String name, EcPublicKey pub) {
        Username user;
        try {
            user = new Username(name);
        } catch (IllegalArgumentException notAName) {
            return false;
        }
        return accounts.isActive(user)
                && accounts.identityKey(user).filter(pub::equals).isPresent();
    }

    private void requireMode(SinkId sid, boolean anonymous) throws ProtocolException {
        SinkMode mode = sink(sid).mode();
        boolean open = switch (mode) {
            case ANONYMOUS -> true;
            case PUBLIC, SHARED -> !anonymous;
            case PRIVATE, LOW -> false;
        };
        if (!open) {
            throw new ProtocolException(ErrorCode.INVALID_SINK_ACL);
        }
    }

    private Sink sink(SinkId sid) throws ProtocolException {
        return sinks.find(sid).orElseThrow(() -> new ProtocolException(ErrorCode.SINK_DOESNT_EXISTS));
    }
}
