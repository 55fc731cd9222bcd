package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.caller.Caller;
import org.postern.core.mailbox.entity.AnonymousKeys;
import org.postern.core.mailbox.entity.Sink;
import org.postern.core.settings.Settings;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.Username;

/**
 * Who may leave a message in a sink: WriteMode (white paper "Mailboxes"; api.md §11 "Sender check"). Senders are the users of
 * this server, those without an account, and whoever signs with the key of the sink itself.
 */
@Dependent
public class SenderCheck {
    private final SinkAccess sinks;
    private final AnonymousKeys anonymousKeys;
    private final AccountDirectory accounts;
    private final AnonymousMail mail;
    private final Settings settings;

    @Inject
    public SenderCheck(
            SinkAccess sinks,
            AnonymousKeys anonymousKeys,
            AccountDirectory accounts,
            AnonymousMail mail,
            Settings settings) {
        this.sinks = sinks;
        this.anonymousKeys = anonymousKeys;
        this.accounts = accounts;
        this.mail = mail;
        this.settings = settings;
    }

    /** Who sends, and with which key. */
    public record Sender(Hashmail hashmail, EcPublicKey pub) {}

    /**
     * Checks a sender who comes for the first time with this message. In the profile strict the sink comes first, and one that is
     * not there is refused as one that is closed: so nobody learns by posting which sinks, names and keys there are.
     *
     * @throws ProtocolException in legacy-2018 in this order: ACCESS_DENIED for an anonymous key used lately, INVALID_HASHMAIL,
     *     SINK_DOESNT_EXISTS, INVALID_SINK_ACL; in strict INVALID_SINK_ACL, MAILBOX_FULL or ANONYMOUS_MAIL_FULL come first
     */
    public void require(Caller caller, SinkId sid, Sender sender) throws ProtocolException {
        if (sender.pub.equals(sid.key())) {
            requireOwner(caller, sid, sender);
            return;
        }
        switch (settings.profile()) {
            case STRICT -> {
                requireMode(sid, sender.hashmail.isAnonymous());
                requireKey(sender);
            }
            case LEGACY_2018 -> {
                requireKey(sender);
                requireMode(sid, sender.hashmail.isAnonymous());
            }
        }
    }

    /** Whether what is sent counts as left by somebody without an account. */
    boolean isStranger(Caller caller, SinkId sid, Sender sender) {
        boolean owner = sender.pub.equals(sid.key());
        return owner ? caller instanceof Caller.Anonymous : sender.hashmail.isAnonymous();
    }

    private void requireKey(Sender sender) throws ProtocolException {
        if (sender.hashmail.isAnonymous()) {
            requireUnusedKey(sender);
        } else {
            requireIdentity(sender);
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
        Optional<Sink> sink = sinks.find(sid);
        if (sink.isEmpty() && settings.profile() == Profile.LEGACY_2018) {
            throw new ProtocolException(ErrorCode.SINK_DOESNT_EXISTS);
        }
        boolean byKeyAlone = sink.filter(Sink::keyAccess).isPresent();
        if (!byKeyAlone && !accounts.isActive(caller.requireUser().user())) {
            throw new ProtocolException(ErrorCode.ACCESS_DENIED);
        }
        Sink found = sink(sid);
        if (isStranger(caller, sid, sender)) {
            mail.requireRoom(found);
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
        Sink sink = sink(sid);
        boolean open = switch (sink.mode()) {
            case ANONYMOUS -> true;
            case PUBLIC -> !anonymous;
            // In strict who posts into a shared sink proves its key, as an owner does (decisions.md §6).
            case SHARED -> !anonymous && settings.profile() == Profile.LEGACY_2018;
            case PRIVATE, LOW -> false;
        };
        if (!open) {
            throw new ProtocolException(ErrorCode.INVALID_SINK_ACL);
        }
        if (anonymous) {
            mail.requireRoom(sink);
        }
    }

    private Sink sink(SinkId sid) throws ProtocolException {
        ErrorCode missing = switch (settings.profile()) {
            case STRICT -> ErrorCode.INVALID_SINK_ACL;
            case LEGACY_2018 -> ErrorCode.SINK_DOESNT_EXISTS;
        };
        return sinks.find(sid).orElseThrow(() -> new ProtocolException(missing));
    }
}
