package org.postern.client.mailbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.FileProblem;
import org.postern.client.json.Json;
import org.postern.client.storage.BlockSender;
import org.postern.client.storage.DescriptorExtra;
import org.postern.client.storage.Progress;
import org.postern.crypto.ecies.Ecies;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.FreshSignature;
import org.postern.protocol.method.PostingMethods;
import org.postern.protocol.method.PostingMethods.Delivered;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.method.PostingMethods.MessagePutInit;
import org.postern.protocol.method.PostingMethods.PostedMessage;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** Sends messages into mailboxes of one server: signed inside and outside, encrypted to the mailbox's key (client.md §10). */
public final class MessageSender {
    private static final int ID_LENGTH = 16;
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final ServerSession session;
    private final Sender sender;
    private final Progress progress;

    /** A sender on the server that holds the mailbox. */
    public MessageSender(ServerSession session, Sender sender, Progress progress) {
        this.session = session;
        this.sender = sender;
        this.progress = progress;
    }

    /**
     * A message on its way: what was posted, and the transfer that keeps its blocks for the own copy.
     *
     * @param content as the receiver reads it
     * @param delivered number and date in the receiver's mailbox
     */
    public record Sent(MessageContent content, Delivered delivered) {}

    /** What a message becomes besides being posted: its blocks can go into further transfers of the same server. */
    public interface Companion {
        /** A transfer into which attachments go as well. */
        Optional<TransferId> transfer() throws ClientFailure;
    }

    /**
     * Sends a draft.
     *
     * @param companion the own copy's transfer, asked for only if there are attachments
     */
    public Sent send(SinkId sink, Draft draft, Companion companion) throws ClientFailure {
        requireRoom(draft.attachments());
        Optional<TransferId> transfer = draft.attachments().isEmpty() ? Optional.empty() : Optional.of(begin(sink));
        List<Attachment> attachments =
                transfer.isPresent() ? sendFiles(draft.attachments(), transfer.get(), companion) : List.of();
        MessageContent content = content(sink, draft, attachments);
        PostedMessage message = posted(SignedContent.sign(content, sender.key()), sink);
        List<String> tags = sender.address().isAnonymous() ? List.of(Tags.encodePublic(Tags.FORM)) : List.of();
        Delivered delivered = session.callAsSender(
                PostingMethods.MESSAGE_PUT_FINISH,
                new MessagePutFinish(message, tags, transfer, Optional.empty(), Optional.empty()),
                sink,
                sender.key());
        return new Sent(content, delivered);
    }

    private void requireRoom(List<Path> files) throws ClientFailure {
        List<Long> sizes = new ArrayList<>(files.size());
        for (Path file : files) {
            try {
                sizes.add(Files.size(file));
            } catch (IOException e) {
                throw new FileProblem("The file " + file + " could not be read. The message was not sent.", e);
            }
        }
        BlockSender.requireRoom(session, sizes);
    }

    private TransferId begin(SinkId sink) throws ClientFailure {
        String nonce = session.freshness().nonce();
        long now = session.freshness().now();
        SignedText text = SignedText.messagePostInit(sink, sender.address(), nonce, String.valueOf(now));
        FreshSignature fresh = new FreshSignature(
                sender.address(), sender.key().publicKey(), nonce, now, Signature.by(sender.key(), text));
        MessagePutInit call = new MessagePutInit(sink, fresh, Optional.empty(), Optional.empty());
        return session.callAsSender(PostingMethods.MESSAGE_PUT_INIT, call, sink, sender.key());
    }

    private List<Attachment> sendFiles(List<Path> files, TransferId transfer, Companion companion)
            throws ClientFailure {
        List<TransferId> transfers = new ArrayList<>(List.of(transfer));
        companion.transfer().ifPresent(transfers::add);
        List<Attachment> attachments = new ArrayList<>();
        BlockSender blocks = new BlockSender(session, transfers, progress);
        for (Path file : files) {
            try {
                attachments.add(sendFile(file, blocks));
            } catch (IOException e) {
                throw new FileProblem("The file " + file + " could not be read. The message was not sent.", e);
            }
        }
        return attachments;
    }

    private Attachment sendFile(Path file, BlockSender blocks) throws ClientFailure, IOException {
        byte[] key = session.freshness().bytes(DescriptorExtra.KEY_LENGTH);
        long size = Files.size(file);
        String mimeType = Optional.ofNullable(Files.probeContentType(file)).orElse(UNKNOWN_TYPE);
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            BlockSender.Sent sent = blocks.send(content, key, size);
            return new Attachment(String.valueOf(file.getFileName()), mimeType, sent.blocks(), sent.size(), key);
        }
    }

    /**
     * The directory that would name the mailbox's owner is not asked yet, so the receiver is known by the mailbox alone; a sender
     * without an account names itself, as web forms do (client.md §12).
     */
    private MessageContent content(SinkId sink, Draft draft, List<Attachment> attachments) {
        Party party = sender.address().isAnonymous()
                ? sender.party()
                : Party.of(new Hashmail(Hashmail.ANONYMOUS, session.server().toString()), sink.key());
        return new MessageContent(
                HexFormat.of().formatHex(session.freshness().bytes(ID_LENGTH)),
                session.freshness().now(),
                draft.text(),
                draft.title(),
                attachments,
                sender.party(),
                Optional.of(sink),
                sender.key().publicKey(),
                List.of(new Receiver(party, sink, true)),
                draft.type());
    }

    private PostedMessage posted(SignedContent signed, SinkId sink) throws FileProblem {
        byte[] extra = Ecies.seal(sender.key(), sink.key(), Json.bytes(signed.wrapper()));
        if (extra.length > Limits.MAX_EXTRA) {
            throw new FileProblem("The text is longer than a message can be. Attach it as a file. Nothing was sent.");
        }
        List<BlockId> blocks = signed.content().blocks();
        Signature signature = Signature.by(
                sender.key(),
                SignedText.message(blocks, extra, sink, sender.key().publicKey()));
        return new PostedMessage(sink, sender.key().publicKey(), sender.address(), blocks, extra, signature);
    }
}
