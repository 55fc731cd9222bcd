package org.postern.client.account;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.StringJoiner;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.hd.Mnemonic;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.AccountMethods.NewRecoveryData;
import org.postern.protocol.method.NoParams;

/** A logged-in account with its keys (client.md §14 "Login"). */
public final class Account {
    private static final int GROUPS = 8;
    private static final int GROUP = 4;

    private final ServerSession session;
    private final Hashmail address;
    private volatile PrivateData privateData;
    private final boolean admin;

    Account(ServerSession session, Hashmail address, PrivateData privateData, boolean admin) {
        this.session = session;
        this.address = address;
        this.privateData = privateData;
        this.admin = admin;
    }

    /** The logged-in connection. */
    public ServerSession session() {
        return session;
    }

    /** {@code user#host}. */
    public Hashmail address() {
        return address;
    }

    /** The keys. */
    public KeyTree keys() {
        return privateData.keys();
    }

    /** The recovery words, if the account has them. */
    public Optional<Mnemonic> recoveryWords() {
        return privateData.recoveryWords();
    }

    /**
     * Gives the account new recovery words; earlier ones open nothing any more.
     *
     * @param password the one this account is logged in with, for the private data is sealed anew
     * @return the words, which nobody else gets to see
     */
    public Mnemonic setRecoveryWords(Password password) throws ClientFailure {
        SecureRandom random = session.freshness().random();
        Mnemonic words = Mnemonic.generate(random);
        PrivateData changed = privateData.with(words);
        session.call(
                AccountMethods.SET_RECOVERY_DATA,
                new NewRecoveryData(
                        changed.seal(password.privateDataKey(), random),
                        PrivateData.VERSION,
                        RecoverySeal.seal(words, changed, random)));
        privateData = changed;
        return words;
    }

    /** Whether the account administers its server. */
    public boolean isAdmin() {
        return admin;
    }

    /** How many logins to the account had failed between this one and the one before, as far as the server tells. */
    public long failedLogins() throws ClientFailure {
        return session.call(AccountMethods.GET_MY_DATA, NoParams.NONE)
                .failedLogins()
                .orElse(0L);
    }

    /** A token with which somebody else can register, where the server allows invitations. */
    public String invite() throws ClientFailure {
        return session.call(AccountMethods.INVITE, NoParams.NONE);
    }

    /**
     * What two people compare to know that they hold the same key (white paper M-11): the first 128 bits of the SHA-256 of the
     * compressed key, in 8 groups of 4 hex digits.
     */
    public static String fingerprint(EcPublicKey key) {
        String digits = HexFormat.of().formatHex(sha256(key.compressed())).substring(0, GROUPS * GROUP);
        StringJoiner groups = new StringJoiner(" ");
        for (int i = 0; i < GROUPS; i++) {
            groups.add(digits.substring(i * GROUP, (i + 1) * GROUP));
        }
        return groups.toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
