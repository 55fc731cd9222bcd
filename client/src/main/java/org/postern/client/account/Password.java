package org.postern.client.account;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postern.client.connection.LoginSecret;
import org.postern.client.failure.VerificationFailed;
import org.postern.crypto.primitive.Hmac;
import org.postern.crypto.srp.LoginData;
import org.postern.crypto.srp.PasswordMixer;
import org.postern.crypto.srp.SrpGroup;

/**
 * A password and what is derived from it once the mixing parameters are known (client.md §4). It never leaves this device;
 * the mixed form is kept in memory, so that a lost connection can log in again.
 */
public final class Password implements LoginSecret, AutoCloseable {
    /** Below this a stolen verifier falls to guessing too fast (decisions.md §1). */
    public static final int FEWEST_ROUNDS = 100_000;

    private static final int SMALLEST_GROUP_BITS = 2048;
    private static final byte[] PROFILE = "profile on this device".getBytes(StandardCharsets.US_ASCII);

    /** What a server may ask of a password. */
    public enum Floor {
        /** What decisions.md §1 asks of every account. */
        STRONG,
        /** The person knows that the account was imported from a server of 2018 and accepts its weaker parameters. */
        IMPORTED_ACCOUNT
    }

    private final char[] text;
    private final Floor floor;
    private @Nullable LoginData parameters;
    private byte @Nullable [] mixed;

    /** A password; the array is taken over and wiped by {@link #close}. */
    public Password(char[] text, Floor floor) {
        this.text = text;
        this.floor = floor;
    }

    @Override
    public synchronized String srpPassword(String loginData) throws VerificationFailed {
        LoginData asked;
        try {
            asked = LoginData.parse(loginData);
        } catch (IllegalArgumentException e) {
            throw new VerificationFailed(
                    "The server asks to prepare the password in an unknown way. Nothing was sent.", e);
        }
        if (floor == Floor.STRONG && asked.rounds() < FEWEST_ROUNDS) {
            throw new VerificationFailed("The server asks to prepare the password with " + asked.rounds()
                    + " rounds, fewer than " + FEWEST_ROUNDS + ". Nothing was sent.");
        }
        return PasswordMixer.srpPassword(mixed(asked));
    }

    @Override
    public Predicate<SrpGroup> acceptedGroups() {
        int bits = floor == Floor.STRONG ? SMALLEST_GROUP_BITS : 0;
        return group -> group.isKnown() && group.n().bitLength() >= bits;
    }

    /** The group that new accounts of the server use, if it is strong enough. */
    SrpGroup requireStrong(BigInteger n, BigInteger g) throws VerificationFailed {
        try {
            SrpGroup group = new SrpGroup(n, g);
            if (acceptedGroups().test(group)) {
                return group;
            }
        } catch (IllegalArgumentException e) {
            throw new VerificationFailed("The server names no usable group for the login. Nothing was sent.", e);
        }
        throw new VerificationFailed("The server wants a login with a group of fewer than " + SMALLEST_GROUP_BITS
                + " bits or an unknown one. Nothing was sent.");
    }

    /** The mixed password, 16 bytes; computed once per parameters. */
    synchronized byte[] mixed(LoginData wanted) {
        byte[] known = mixed;
        if (known == null || !wanted.equals(parameters)) {
            known = PasswordMixer.mix(text, wanted);
            mixed = known;
            parameters = wanted;
        }
        return known;
    }

    /** The parameters of the account, known after the first {@link #mixed}. */
    public synchronized LoginData parameters() {
        LoginData known = parameters;
        if (known == null) {
            throw new IllegalStateException("expected a mixed password, found none: log in first");
        }
        return known;
    }

    /** The key of the private data: SHA-256 of the mixed password. */
    byte[] privateDataKey() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(mixed(parameters()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** The key of what is kept on this device, 32 bytes; independent of the one the server's record is sealed with. */
    public byte[] profileKey() {
        return Hmac.sha256(mixed(parameters()), PROFILE);
    }

    @Override
    public synchronized void close() {
        Arrays.fill(text, '\0');
        if (mixed != null) {
            Arrays.fill(mixed, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "Password";
    }
}
