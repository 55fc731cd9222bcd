package org.postern.core.admin.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An account of the console; the application server's sign-in reads the same row (SCRAM-SHA-512, RFC 5802). */
@Entity
@Table(name = "console_account")
@SuppressWarnings("UnusedVariable") // the application server reads the row
public class ConsoleAccount {
    /** The role of those who run the server. */
    public static final String ADMINISTRATOR = "administrator";

    @Id
    private String name;

    private String digest;

    private String salt;

    private int iterations;

    private String role;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected ConsoleAccount() {}

    /**
     * A new account.
     *
     * @param digest base64 of the salted password
     * @param salt base64
     */
    public ConsoleAccount(String name, String digest, String salt, int iterations, String role) {
        this.name = name;
        this.digest = digest;
        this.salt = salt;
        this.iterations = iterations;
        this.role = role;
    }
}
