package org.postern.core.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.id.Username;

/** An account: a name on this server, its keys, a verifier and data sealed by its owner (api.md §13, "Account states and records"). */
@Entity
@Table(name = "account")
@SuppressWarnings("UnusedVariable") // some fields are only kept
public class Account {
    @Id
    private String username;

    private String host;

    private boolean admin;

    @Enumerated(EnumType.STRING)
    private AccountState state;

    @Embedded
    private Credentials credentials;

    @Embedded
    private PublishedKeystore published;

    @Column(name = "priv_data")
    private byte[] privData;

    @Column(name = "data_version")
    private String dataVersion;

    @Embedded
    private @Nullable Recovery recovery;

    private String email;

    private String language;

    @Column(name = "registered_at")
    private long registeredAt;

    @Column(name = "last_login_at")
    private @Nullable Long lastLoginAt;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected Account() {}

    /**
     * A new, active account.
     *
     * @param now ms since 1970
     */
    public Account(
            Username username,
            String host,
            boolean admin,
            Credentials credentials,
            PublishedKeystore published,
            SealedData sealed,
            Contact contact,
            long now) {
        this.username = username.text();
        this.host = host;
        this.admin = admin;
        this.state = AccountState.ACTIVE;
        this.credentials = credentials;
        this.published = published;
        this.privData = sealed.privData();
        this.dataVersion = sealed.dataVersion();
        this.email = contact.email();
        this.language = contact.language();
        this.registeredAt = now;
    }

    /** PrivData, which the client sealed, and the version of its form. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record SealedData(byte[] privData, String dataVersion) {}

    /** How to reach the user: both may be empty. */
    public record Contact(String email, String language) {}

    public Username username() {
        return new Username(username);
    }

    public boolean isAdmin() {
        return admin;
    }

    public boolean isActive() {
        return state == AccountState.ACTIVE;
    }

    public void block() {
        state = AccountState.BLOCKED;
    }

    public void unblock() {
        state = AccountState.ACTIVE;
    }

    public Credentials credentials() {
        return credentials;
    }

    public PublishedKeystore published() {
        return published;
    }

    public byte[] privData() {
        return privData;
    }

    public Optional<Recovery> recovery() {
        return Optional.ofNullable(recovery);
    }

    public void replace(Recovery newRecovery) {
        recovery = newRecovery;
    }

    public void forgetRecovery() {
        recovery = null;
    }

    public void replace(Credentials newCredentials) {
        credentials = newCredentials;
    }

    public void replace(SealedData sealed) {
        privData = sealed.privData();
        dataVersion = sealed.dataVersion();
    }

    /**
     * Notes a login.
     *
     * @param now ms since 1970
     */
    public void loggedIn(long now) {
        lastLoginAt = now;
    }
}
