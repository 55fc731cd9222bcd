package org.postern.core.storage.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postern.core.storage.TransferPurpose;
import org.postern.core.storage.TransferPurpose.Field;
import org.postern.protocol.id.TransferId;

/** A transfer session: blocks on their way into one object (white paper "Transfer sessions"; api.md §8). */
@Entity
public class Transfer {
    @Id
    private byte[] id;

    private String type;

    @Column(name = "field_names")
    private String[] fieldNames;

    @Column(name = "field_values")
    private String[] fieldValues;

    private @Nullable String kept;

    @Column(name = "block_count")
    private int blockCount;

    @Column(name = "expires_at")
    private long expiresAt;

    private @Nullable String username;
    private @Nullable String session;
    private @Nullable String address;

    // Written as blocks come: see TransferBlocks.
    private long bytes;
    private long reserved;

    @SuppressWarnings("NullAway.Init") // for the persistence provider, which fills the fields
    protected Transfer() {}

    /**
     * An open session without blocks.
     *
     * @param expiresAt ms since 1970
     */
    public Transfer(TransferId id, TransferPurpose purpose, TransferHolder holder, long expiresAt) {
        this.id = id.value();
        this.type = purpose.type();
        this.fieldNames = purpose.fields().stream().map(Field::name).toArray(String[]::new);
        this.fieldValues = purpose.fields().stream().map(Field::value).toArray(String[]::new);
        this.kept = purpose.kept().orElse(null);
        this.expiresAt = expiresAt;
        switch (holder) {
            case TransferHolder.Account of -> {
                this.username = of.name();
                this.session = of.session();
            }
            case TransferHolder.Stranger of -> this.address = of.address();
        }
    }

    public TransferPurpose purpose() {
        List<Field> fields = IntStream.range(0, fieldNames.length)
                .mapToObj(i -> new Field(fieldNames[i], fieldValues[i]))
                .toList();
        return new TransferPurpose(type, fields, Optional.ofNullable(kept));
    }

    public TransferHolder holder() {
        return TransferHolder.stored(username, session, address);
    }

    /** What the blocks in it take. */
    public long bytes() {
        return bytes;
    }

    /** What they may take before it is asked again. */
    public long reserved() {
        return reserved;
    }

    public boolean isOpenAt(long now) {
        return expiresAt > now;
    }
}
