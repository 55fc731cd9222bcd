package org.postern.core.mailbox.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.nio.ByteBuffer;
import java.util.List;
import org.postern.core.storage.BlockOwner;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.MessageMethods.MessageMeta;

/**
 * What is kept beside a message: flags, tags and the number of its last change (api.md §6 "Message meta"). It outlives the
 * message, so that readers learn of the deletion and the number is never given again.
 */
@Entity
@IdClass(MessageKey.class)
public class Message {
    @Id
    private byte[] sid;

    @Id
    private long mid;

    private String flags;
    private String[] tags;

    @Column(name = "changed_at")
    private long changedAt;

    @Column(name = "mod_id")
    private long modId;

    private boolean deleted;

    @Column(name = "server_date", updatable = false)
    private long serverDate;

    @SuppressWarnings("NullAway.Init") // for the persistence provider, which fills the fields
    protected Message() {}

    /**
     * What is kept beside a new message.
     *
     * @param now ms since 1970
     */
    public Message(SinkId sid, SinkNumbers.Numbers numbers, String flags, List<String> tags, long now) {
        this.sid = sid.key().compressed();
        this.mid = numbers.seq();
        this.modId = numbers.modSeq();
        this.flags = flags;
        this.tags = tags.toArray(String[]::new);
        this.changedAt = now;
        this.serverDate = now;
    }

    /** The message itself is removed; this remains and says so. */
    public void markDeleted(long modification, long now) {
        deleted = true;
        flags = "";
        tags = new String[0];
        modId = modification;
        changedAt = now;
    }

    /** Under which the references have the list of a message. */
    public static BlockOwner blockOwner(SinkId sid, long mid) {
        byte[] sink = sid.key().compressed();
        return new BlockOwner(
                "message",
                ByteBuffer.allocate(sink.length + Long.BYTES)
                        .put(sink)
                        .putLong(mid)
                        .array());
    }

    public long mid() {
        return mid;
    }

    /** When it was received, ms since 1970. */
    public long serverDate() {
        return serverDate;
    }

    public MessageMeta meta() {
        return new MessageMeta(flags, List.of(tags), changedAt, modId, mid, deleted);
    }
}
