package org.postern.client.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.UnexpectedAnswer;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.failure.WrongUse;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.BlockSource;
import org.postern.protocol.method.DescriptorMethods;
import org.postern.protocol.method.DescriptorMethods.DescriptorCreate;
import org.postern.protocol.method.DescriptorMethods.DescriptorData;
import org.postern.protocol.method.DescriptorMethods.DescriptorDelete;
import org.postern.protocol.method.DescriptorMethods.DescriptorGet;
import org.postern.protocol.method.DescriptorMethods.DescriptorUpdate;
import org.postern.protocol.method.DescriptorMethods.DescriptorUpdateInit;
import org.postern.protocol.method.DescriptorMethods.DescriptorView;
import org.postern.protocol.method.FreshSignature;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** Creates, reads, changes and deletes descriptors with their content (client.md §7; api.md §9). */
public final class Descriptors {
    private static final String NO_LOCK = "";

    private final ServerSession session;

    /** Descriptors on the server of a connection. */
    public Descriptors(ServerSession session) {
        this.session = session;
    }

    /**
     * Stores a content as a new descriptor.
     *
     * @param meta its size is what is expected
     * @return bytes of content that were really read and stored
     * @throws ClientFailure with {@code OutcomeUnknown} if the answer to the last call is missing
     */
    public long create(DescriptorReference reference, FileMeta meta, InputStream content, Progress progress)
            throws ClientFailure, IOException {
        byte[] key = session.freshness().bytes(DescriptorExtra.KEY_LENGTH);
        TransferId transfer = session.call(DescriptorMethods.DESCRIPTOR_CREATE_INIT, NoParams.NONE);
        Version version = send(reference, meta, content, key, transfer, progress);
        session.decide(
                DescriptorMethods.DESCRIPTOR_CREATE_FINISH,
                new DescriptorCreate(reference.id(), version.data(), transfer));
        return version.size();
    }

    /**
     * Replaces the content, if the descriptor still is the version that was read; a new content gets a new key.
     *
     * @throws ClientFailure with {@code CallRefused} 0x22 if somebody else changed it meanwhile, with {@code OutcomeUnknown} if
     *     the answer to the last call is missing
     */
    public void update(Descriptor current, byte[] content, Hashmail author, EcPrivateKey identity)
            throws ClientFailure, IOException {
        DescriptorReference reference = current.reference();
        String nonce = session.freshness().nonce();
        long now = session.freshness().now();
        SignedText begin = SignedText.descriptorUpdateInit(reference.id(), author, nonce, String.valueOf(now));
        FreshSignature fresh =
                new FreshSignature(author, identity.publicKey(), nonce, now, Signature.by(identity, begin));
        TransferId transfer =
                session.call(DescriptorMethods.DESCRIPTOR_UPDATE_INIT, new DescriptorUpdateInit(reference.id(), fresh));
        FileMeta meta = current.extra().meta().changed(content.length, now);
        byte[] key = session.freshness().bytes(DescriptorExtra.KEY_LENGTH);
        DescriptorData data = send(reference, meta, new ByteArrayInputStream(content), key, transfer, Progress.SILENT)
                .data();
        session.decide(
                DescriptorMethods.DESCRIPTOR_UPDATE,
                new DescriptorUpdate(
                        reference.id(), data, transfer, current.stored().signature(), NO_LOCK, false));
    }

    /** Reads a descriptor and checks that its key and its signature belong to the id. */
    public Descriptor get(DescriptorReference reference) throws ClientFailure {
        DescriptorId id = reference.id();
        DescriptorView view = session.call(
                        DescriptorMethods.DESCRIPTOR_GET, new DescriptorGet(List.of(id), Optional.empty()))
                .get(id);
        if (view == null) {
            throw new UnexpectedAnswer("The server answered with another descriptor than the one asked for.");
        }
        SignedText signed = SignedText.objectVersion(view.blocks(), view.extra());
        if (!DescriptorId.of(view.dpub58()).equals(id) || !view.signature().verifies(view.dpub58(), signed)) {
            throw new VerificationFailed("This file was changed on the server by somebody without the right to."
                    + " It is not shown. Tell your administrator.");
        }
        return new Descriptor(reference, view, DescriptorExtra.open(reference.readKey(), view.extra()));
    }

    /** Writes the content; what was written before a failure must be thrown away by the caller. */
    public void read(Descriptor descriptor, OutputStream out, Progress progress) throws ClientFailure, IOException {
        DescriptorExtra extra = descriptor.extra();
        new BlockFetcher(session, () -> BlockSource.of(descriptor.reference().id()), progress)
                .fetch(descriptor.stored().blocks(), extra.key(), extra.meta().size(), out);
    }

    /** Deletes a descriptor; its blocks go later, when nothing names them. */
    public void delete(DescriptorReference reference) throws ClientFailure {
        DescriptorId id = reference.id();
        Signature signature = Signature.by(writeKey(reference), SignedText.descriptorDelete(id));
        session.call(DescriptorMethods.DESCRIPTOR_DELETE, new DescriptorDelete(id, signature, NO_LOCK));
    }

    private record Version(DescriptorData data, long size) {}

    private Version send(
            DescriptorReference reference,
            FileMeta meta,
            InputStream content,
            byte[] key,
            TransferId transfer,
            Progress progress)
            throws ClientFailure, IOException {
        BlockSender.Sent sent = new BlockSender(session, List.of(transfer), progress).send(content, key, meta.size());
        FileMeta real = meta.changed(sent.size(), meta.modifiedDate());
        byte[] extra = new DescriptorExtra(real, key).seal(reference.readKey());
        Signature version = Signature.by(writeKey(reference), SignedText.objectVersion(sent.blocks(), extra));
        return new Version(
                new DescriptorData(
                        sent.blocks(), extra, version, reference.key().publicKey()),
                sent.size());
    }

    private static EcPrivateKey writeKey(DescriptorReference reference) throws WrongUse {
        return reference
                .writeKey()
                .orElseThrow(() -> new WrongUse("This reference allows reading only; changing needs the other one."));
    }
}
