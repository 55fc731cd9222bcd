package org.postern.core.admin.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An account of the console; the application server's sign-in reads the same row (SCRAM-SHA-512, RFC 5802). */
@Entity
@Table(name = "console_account")
public class ConsoleAccount {
    private static final String ADMINISTRATOR = "administrator";

    @Id
    private String name;

    private String digest;

    private String salt;

    private int iterations;

    @SuppressWarnings("UnusedVariable") // the application server reads it
    private String role;

    @Column(name = "created_at")
    private long createdAt;

    private int epoch;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected ConsoleAccount() {}

    /**
     * A new administrator.
     *
     * @param createdAt ms since 1970
     */
    public ConsoleAccount(String name, StoredPassword password, long createdAt) {
        this.name = name;
        this.digest = password.digest();
        this.salt = password.salt();
        this.iterations = password.iterations();
        this.role = ADMINISTRATOR;
        this.createdAt = createdAt;
    }

    public String name() {
        return name;
    }

    public StoredPassword password() {
        return new StoredPassword(digest, salt, iterations);
    }

    /** Who is signed in has to do it again. */
    public void setPassword(StoredPassword password) {
        digest = password.digest();
        salt = password.salt();
        iterations = password.iterations();
        epoch++;
    }

    /** ms since 1970; 0 where that was not yet written down. */
    public long createdAt() {
        return createdAt;
    }

    /** Counted up by every new password. */
    public int epoch() {
        return epoch;
    }
}
