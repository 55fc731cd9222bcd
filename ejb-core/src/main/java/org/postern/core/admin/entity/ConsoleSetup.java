package org.postern.core.admin.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import org.postern.core.token.OneTimeToken;

/** The open set-up of the console: the hash of its code and how often one may still guess. One row at most. */
@Entity
@Table(name = "console_setup")
public class ConsoleSetup {
    /** The key of the only row. */
    public static final Boolean KEY = true;

    private static final int TRIES = 10;

    @Id
    @Column(name = "only_row")
    private Boolean onlyRow;

    @Column(name = "code_hash")
    private byte[] codeHash;

    @Column(name = "tries_left")
    private int triesLeft;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected ConsoleSetup() {}

    public ConsoleSetup(OneTimeToken code) {
        this.onlyRow = KEY;
        this.codeHash = code.hash();
        this.triesLeft = TRIES;
    }

    /** Replaces the code, with all tries. */
    public void renew(OneTimeToken code) {
        codeHash = code.hash();
        triesLeft = TRIES;
    }

    public boolean hasTriesLeft() {
        return triesLeft > 0;
    }

    /** Uses one try. */
    public boolean matches(OneTimeToken code) {
        triesLeft--;
        return MessageDigest.isEqual(codeHash, code.hash());
    }
}
