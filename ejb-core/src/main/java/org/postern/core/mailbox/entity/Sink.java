package org.postern.core.mailbox.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.core.database.StoredKeys;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.SinkMode;

/** A sink: a mailbox that a key pair identifies (white paper "Mailboxes"; api.md §6, §10). */
@Entity
public class Sink {
    @Id
    private byte[] id;

    private String owner;

    @Enumerated(EnumType.STRING)
    private SinkMode mode;

    private String data;
    private boolean removable;

    @Column(name = "key_access")
    private boolean keyAccess;

    // Counted by the database alone, under the lock of the row: see SinkNumbers.
    @Column(updatable = false)
    private long seq;

    @Column(name = "mod_seq", updatable = false)
    private long modSeq;

    @Column(name = "last_seen_seq")
    private @Nullable Long lastSeenSeq;

    @Column(name = "created_at", updatable = false)
    @SuppressWarnings("UnusedVariable") // lists are sorted by it
    private long createdAt;

    @SuppressWarnings("NullAway.Init") // for the persistence provider, which fills the fields
    protected Sink() {}

    public SinkId id() {
        return new SinkId(StoredKeys.decode(id));
    }

    /** Hex of its key. */
    public String keyText() {
        return HexFormat.of().formatHex(id);
    }

    /** Name of the account that has it. */
    public String owner() {
        return owner;
    }

    public boolean isOwnedBy(Username user) {
        return owner.equals(user.text());
    }

    /** Who may leave messages. */
    public SinkMode mode() {
        return mode;
    }

    public String data() {
        return data;
    }

    public boolean removable() {
        return removable;
    }

    /** Whether a proof by the sink's key stands in for a login (decisions.md §1). */
    public boolean keyAccess() {
        return keyAccess;
    }

    /** Number of the last message, the white paper's lastNumber. */
    public long seq() {
        return seq;
    }

    /** Number of the last modification. */
    public long modSeq() {
        return modSeq;
    }

    public Optional<Long> lastSeenSeq() {
        return Optional.ofNullable(lastSeenSeq);
    }
}
