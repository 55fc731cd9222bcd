package org.postern.core.storage.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.core.storage.boundary.TransferPurpose;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.InvalidPointException;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.id.Username;

/** A transfer session: blocks on their way into one object (white paper "Transfer sessions"; api.md §8). */
@Entity
public class Transfer {
    /** The types of the table in api.md §8, by the names of the methods that open them. */
    private enum Kind {
        DESCRIPTOR_CREATE,
        DESCRIPTOR_UPDATE,
        MESSAGE_PUT,
        MESSAGE_CREATE
    }

    @Id
    private byte[] id;

    private String kind;
    private @Nullable String username;
    private @Nullable String did;
    private byte @Nullable [] sid;
    private @Nullable String hashmail;
    private byte @Nullable [] pub;
    private @Nullable String extra;

    @Column(name = "block_count")
    private int blockCount;

    @Column(name = "expires_at")
    private long expiresAt;

    @SuppressWarnings("NullAway.Init") // for the persistence provider, which fills the fields
    protected Transfer() {}

    /**
     * An open session without blocks.
     *
     * @param expiresAt ms since 1970
     */
    public Transfer(TransferId id, TransferPurpose purpose, long expiresAt) {
        this.id = id.value();
        this.expiresAt = expiresAt;
        this.kind = kind(purpose).name();
        switch (purpose) {
            case TransferPurpose.DescriptorCreate create ->
                username = create.username().text();
            case TransferPurpose.DescriptorUpdate update -> {
                did = update.did().address();
                hashmail = update.hashmail().map(Hashmail::toString).orElse(null);
            }
            case TransferPurpose.MessagePut put -> {
                sid = put.sid().key().compressed();
                hashmail = put.hashmail().toString();
                pub = put.pub().compressed();
                extra = put.extra().orElse(null);
            }
            case TransferPurpose.MessageCreate create -> {
                sid = create.sid().key().compressed();
                username = create.username().text();
            }
        }
    }

    public TransferPurpose purpose() {
        return switch (Kind.valueOf(kind)) {
            case DESCRIPTOR_CREATE -> new TransferPurpose.DescriptorCreate(new Username(given(username)));
            case DESCRIPTOR_UPDATE ->
                new TransferPurpose.DescriptorUpdate(
                        new DescriptorId(given(did)),
                        Optional.ofNullable(hashmail).map(Hashmail::parse));
            case MESSAGE_PUT ->
                new TransferPurpose.MessagePut(
                        new SinkId(key(sid)), Hashmail.parse(given(hashmail)), key(pub), Optional.ofNullable(extra));
            case MESSAGE_CREATE ->
                new TransferPurpose.MessageCreate(new SinkId(key(sid)), new Username(given(username)));
        };
    }

    public boolean isOpenAt(long now) {
        return expiresAt > now;
    }

    private static Kind kind(TransferPurpose purpose) {
        return switch (purpose) {
            case TransferPurpose.DescriptorCreate create -> Kind.DESCRIPTOR_CREATE;
            case TransferPurpose.DescriptorUpdate update -> Kind.DESCRIPTOR_UPDATE;
            case TransferPurpose.MessagePut put -> Kind.MESSAGE_PUT;
            case TransferPurpose.MessageCreate create -> Kind.MESSAGE_CREATE;
        };
    }

    private <T> T given(@Nullable T field) {
        if (field == null) {
            throw new IllegalStateException("Expected every field of a transfer of kind " + kind + ", found one empty");
        }
        return field;
    }

    private EcPublicKey key(byte @Nullable [] point) {
        try {
            return EcPublicKey.decode(given(point));
        } catch (InvalidPointException e) {
            throw new IllegalStateException("Expected a public key in a transfer of kind " + kind, e);
        }
    }
}
