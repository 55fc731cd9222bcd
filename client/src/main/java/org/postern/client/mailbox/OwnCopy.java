package org.postern.client.mailbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.client.account.Account;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.json.Json;
import org.postern.crypto.container.Container;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.PostingMethods;
import org.postern.protocol.method.PostingMethods.MessageCreate;
import org.postern.protocol.method.PostingMethods.MessageCreateInit;
import org.postern.protocol.method.PostingMethods.OwnMessage;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** The copy of a sent message in the own outbox, sealed and signed with that mailbox's key (client.md §10 "Own copy"). */
public final class OwnCopy implements MessageSender.Companion {
    private final ServerSession session;
    private final Account account;
    private final Sink outbox;
    private @Nullable TransferId transfer;

    /** A copy for this outbox. */
    public OwnCopy(Account account, Sink outbox) {
        this.session = account.session();
        this.account = account;
        this.outbox = outbox;
    }

    @Override
    public Optional<TransferId> transfer() throws ClientFailure {
        transfer = session.call(PostingMethods.MESSAGE_CREATE_INIT, new MessageCreateInit(outbox.id()));
        return Optional.of(transfer);
    }

    /** Stores the copy of a message that was delivered. */
    public void store(MessageSender.Sent sent) throws ClientFailure {
        EcPrivateKey identity = account.keys().identity();
        SignedContent signed = SignedContent.sign(sent.content(), identity);
        byte[] wrapper = wrapper(
                signed,
                identity.publicKey(),
                sent.delivered().serverDate(),
                sent.content().sink());
        EcPrivateKey key = outbox.description().key();
        byte[] extra = Container.sealAttached(
                key.scalar(), wrapper, session.freshness().random());
        List<BlockId> blocks = sent.content().blocks();
        Signature signature = Signature.by(
                key, SignedText.message(blocks, extra, outbox.id(), outbox.id().key()));
        OwnMessage message = new OwnMessage(outbox.id(), outbox.id().key(), blocks, extra, signature);
        List<String> tags = List.of(Tags.encode(Tags.MAIL, identity.publicKey()));
        session.call(
                PostingMethods.MESSAGE_CREATE, new MessageCreate(message, "", tags, Optional.ofNullable(transfer)));
    }

    static byte[] wrapper(SignedContent signed, EcPublicKey sender, long serverDate, Optional<SinkId> receiver) {
        ObjectNode wrapper = signed.wrapper().put("pub", sender.text()).put("serverDate", serverDate);
        receiver.ifPresentOrElse(id -> wrapper.put("sink", id.toString()), () -> wrapper.putNull("sink"));
        return Json.bytes(wrapper);
    }
}
