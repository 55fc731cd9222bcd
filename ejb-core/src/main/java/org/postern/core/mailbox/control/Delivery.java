package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.postern.core.mailbox.entity.Message;
import org.postern.core.mailbox.entity.MessageBody;
import org.postern.core.mailbox.entity.Sink;
import org.postern.core.mailbox.entity.SinkNumbers;
import org.postern.core.mailbox.entity.SinkNumbers.Numbers;
import org.postern.core.quota.Amount;
import org.postern.core.storage.BlockReferences;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.PostingMethods.Delivered;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** The last step of every way into a sink: content is checked, a number given, the message stored (api.md §11). */
@Dependent
public class Delivery {
    private final EntityManager entities;
    private final SinkNumbers numbers;
    private final BlockReferences references;
    private final SinkAccess sinks;
    private final AnonymousMail mail;
    private final InstantSource clock;

    @Inject
    public Delivery(
            EntityManager entities,
            SinkNumbers numbers,
            BlockReferences references,
            SinkAccess sinks,
            AnonymousMail mail,
            InstantSource clock) {
        this.entities = entities;
        this.numbers = numbers;
        this.references = references;
        this.sinks = sinks;
        this.mail = mail;
        this.clock = clock;
    }

    /** What was signed: the same members whichever way a message comes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Content(SinkId sid, EcPublicKey sender, List<BlockId> blocks, byte[] extra, Signature signature) {}

    /** What goes with the content and is not signed. */
    public record Envelope(
            Optional<Hashmail> senderHashmail, Optional<String> extraAuth, String flags, List<String> tags) {}

    /**
     * Stores a message under the next number of its sink.
     *
     * @param counted what it takes of what people without an account may leave; nothing for others
     * @throws ProtocolException INVALID_JSON_PARAMETERS, INVALID_SIGNATURE, SINK_DOESNT_EXISTS, MAILBOX_FULL or
     *     ANONYMOUS_MAIL_FULL
     */
    public Delivered deliver(Content content, Envelope envelope, Amount counted) throws ProtocolException {
        requireContent(content);
        Numbers given =
                numbers.next(content.sid).orElseThrow(() -> new ProtocolException(ErrorCode.SINK_DOESNT_EXISTS));
        long now = clock.millis();
        entities.persist(new Message(content.sid, given, envelope.flags, envelope.tags, now));
        entities.persist(new MessageBody(
                content.sid,
                given.seq(),
                content.sender,
                envelope.senderHashmail,
                envelope.extraAuth,
                content.extra,
                content.signature,
                counted));
        references.hold(Message.blockOwner(content.sid, given.seq()), content.blocks);
        if (!counted.equals(Amount.NONE)) {
            Sink sink = sinks.find(content.sid).orElseThrow(() -> new ProtocolException(ErrorCode.SINK_DOESNT_EXISTS));
            mail.take(sink, counted);
        }
        return new Delivered(given.seq(), now);
    }

    /** That every block is stored needs no look: blocks come by a session, whose end has looked. */
    private static void requireContent(Content content) throws ProtocolException {
        if (content.blocks.isEmpty() && content.extra.length == 0) {
            throw new ProtocolException(
                    ErrorCode.INVALID_JSON_PARAMETERS, "data -> Expected blocks or extra, found both empty");
        }
        SignedText text = SignedText.message(content.blocks, content.extra, content.sid, content.sender);
        if (!content.signature.verifies(content.sender, text)) {
            throw new ProtocolException(ErrorCode.INVALID_SIGNATURE);
        }
    }
}
