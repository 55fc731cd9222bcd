package org.postern.core.mailbox.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.core.database.StoredKeys;
import org.postern.core.quota.Amount;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.signed.Signature;

/**
 * A message as it was sent, with its sender's address and ExtraAuth (white paper "Messages"; api.md §6 "Message data").
 * The list of its blocks is among storage's references.
 */
@Entity
@Table(name = "message_body")
@IdClass(MessageKey.class)
public class MessageBody {
    @Id
    private byte[] sid;

    @Id
    private long mid;

    @Column(name = "sender_pub")
    private byte[] senderPub;

    @Column(name = "sender_hashmail")
    private @Nullable String senderHashmail;

    @Column(name = "extra_auth")
    private @Nullable String extraAuth;

    private byte[] extra;
    private byte[] signature;

    // What it counts as left by somebody without an account, to be given back when it is deleted.
    @Column(name = "counted_items")
    private int countedItems;

    @Column(name = "counted_blocks")
    private long countedBlocks;

    @Column(name = "counted_bytes")
    private long countedBytes;

    @SuppressWarnings("NullAway.Init") // for the persistence provider, which fills the fields
    protected MessageBody() {}

    public MessageBody(
            SinkId sid,
            long mid,
            EcPublicKey sender,
            Optional<Hashmail> senderHashmail,
            Optional<String> extraAuth,
            byte[] extra,
            Signature signature,
            Amount counted) {
        this.sid = sid.key().compressed();
        this.mid = mid;
        this.senderPub = sender.compressed();
        this.senderHashmail = senderHashmail.map(Hashmail::toString).orElse(null);
        this.extraAuth = extraAuth.orElse(null);
        this.extra = extra;
        this.signature = signature.value();
        this.countedItems = Math.toIntExact(counted.items());
        this.countedBlocks = counted.blocks();
        this.countedBytes = counted.bytes();
    }

    public long mid() {
        return mid;
    }

    public EcPublicKey sender() {
        return StoredKeys.decode(senderPub);
    }

    /** Absent for what the sink's owner made. */
    public Optional<Hashmail> senderHashmail() {
        return Optional.ofNullable(senderHashmail).map(Hashmail::parse);
    }

    public Optional<String> extraAuth() {
        return Optional.ofNullable(extraAuth);
    }

    public byte[] extra() {
        return extra;
    }

    public Signature signature() {
        return new Signature(signature);
    }
}
