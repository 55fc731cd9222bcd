package org.postern.core.admin.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.core.token.OneTimeToken;

/** An open set-up link: the hash of its code, and what the code may be used for. */
@Entity
@Table(name = "console_link")
public class ConsoleLink {
    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // links are found by it
    @Column(name = "code_hash")
    private byte[] codeHash;

    private @Nullable String name;

    @Column(name = "created_by")
    private @Nullable String createdBy;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "expires_at")
    private long expiresAt;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected ConsoleLink() {}

    /**
     * A new link.
     *
     * @param name whose password it sets anew; empty to make an administrator
     * @param createdBy the administrator; empty for the terminal
     * @param createdAt ms since 1970
     * @param expiresAt likewise
     */
    public ConsoleLink(
            OneTimeToken code, Optional<String> name, Optional<String> createdBy, long createdAt, long expiresAt) {
        this.id = UUID.randomUUID();
        this.codeHash = code.hash();
        this.name = name.orElse(null);
        this.createdBy = createdBy.orElse(null);
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    public UUID id() {
        return id;
    }

    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    public Optional<String> createdBy() {
        return Optional.ofNullable(createdBy);
    }

    public long createdAt() {
        return createdAt;
    }

    public long expiresAt() {
        return expiresAt;
    }
}
