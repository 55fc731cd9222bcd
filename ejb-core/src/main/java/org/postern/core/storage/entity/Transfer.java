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

    @SuppressWarnings("NullAway.Init") // for the persistence provider, which fills the fields
    protected Transfer() {}

    /**
     * An open session without blocks.
     *
     * @param expiresAt ms since 1970
     */
    public Transfer(TransferId id, TransferPurpose purpose, long expiresAt) {
        this.id = id.value();
        this.type = purpose.type();
        this.fieldNames = purpose.fields().stream().map(Field::name).toArray(String[]::new);
        this.fieldValues = purpose.fields().stream().map(Field::value).toArray(String[]::new);
        this.kept = purpose.kept().orElse(null);
        this.expiresAt = expiresAt;
    }

    public TransferPurpose purpose() {
        List<Field> fields = IntStream.range(0, fieldNames.length)
                .mapToObj(i -> new Field(fieldNames[i], fieldValues[i]))
                .toList();
        return new TransferPurpose(type, fields, Optional.ofNullable(kept));
    }

    public boolean isOpenAt(long now) {
        return expiresAt > now;
    }
}
