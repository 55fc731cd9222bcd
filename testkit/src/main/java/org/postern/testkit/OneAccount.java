package org.postern.testkit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.postern.crypto.srp.SrpAgreement;
import org.postern.crypto.srp.SrpClient;
import org.postern.crypto.srp.SrpException;
import org.postern.crypto.srp.SrpGroup;
import org.postern.crypto.srp.SrpServer;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.server.PasswordLogin;

/** One account with password login (transport.md §9.4). */
public final class OneAccount implements PasswordLogin {
    public static final String USER = "alice";
    public static final String HOST = "privmx.example";
    public static final String PASSWORD = "TWXMORWLKhknCH+ujB9/RA==";
    public static final String LOGIN_DATA = "{\"algorithm\":\"PBKDF2\"}";

    private final Map<String, BigInteger> sessions = new ConcurrentHashMap<>();
    private final SrpGroup group;
    private final byte[] salt;
    private final BigInteger verifier;
    private final String loginData;
    private final Draws draws;
    private final Use use;
    private volatile boolean onAnyHost;

    /** What a login draws at random: the id of its session, and b. */
    public record Draws(Supplier<String> sessionIds, Supplier<BigInteger> privateValues) {
        /** Really at random. */
        public static Draws fresh() {
            SecureRandom random = new SecureRandom();
            return new Draws(
                    () -> "session" + Long.toUnsignedString(random.nextLong()), () -> new BigInteger(512, random));
        }

        /** The same each time. */
        public static Draws constant() {
            BigInteger b = new BigInteger(512, new SecureRandom());
            return new Draws(() -> "session", () -> b);
        }
    }

    /** An account as it was recorded. */
    public OneAccount(SrpGroup group, byte[] salt, BigInteger verifier, String loginData, Draws draws, Use use) {
        this.group = group;
        this.salt = salt.clone();
        this.verifier = verifier;
        this.loginData = loginData;
        this.draws = draws;
        this.use = use;
    }

    /** The account "alice" with {@link #PASSWORD} as P. */
    public OneAccount(SrpGroup group, Draws draws, Use use) {
        this(group, salt(), SrpClient.verifier(group, USER, PASSWORD, salt()), LOGIN_DATA, draws, use);
    }

    /** The same with logins that count once. */
    public static OneAccount fresh(SrpGroup group) {
        return new OneAccount(group, Draws.fresh(), Use.ONCE);
    }

    /** From now on logins may name another server than {@link #HOST}. */
    public OneAccount onAnyHost() {
        onAnyHost = true;
        return this;
    }

    private static byte[] salt() {
        return "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Challenge begin(String user, String host, Map<String, String> properties) throws HandshakeRefused {
        if (!user.equals(USER) || !(onAnyHost || host.equals(HOST))) {
            throw new HandshakeRefused(AlertText.USER_DOESNT_EXIST);
        }
        BigInteger b = draws.privateValues().get();
        String sessionId = draws.sessionIds().get();
        sessions.put(sessionId, b);
        return new Challenge(
                sessionId, group, salt, SrpServer.resume(group, verifier, b).publicValue(), loginData);
    }

    @Override
    public Proof finish(String sessionId, BigInteger a, BigInteger m1) throws HandshakeRefused {
        BigInteger b = use == Use.ONCE ? sessions.remove(sessionId) : sessions.get(sessionId);
        if (b == null) {
            throw new HandshakeRefused(AlertText.UNKNOWN_SESSION);
        }
        try {
            SrpAgreement agreement = SrpServer.resume(group, verifier, b).accept(a, m1);
            return new Proof(agreement.m2(), agreement.key());
        } catch (SrpException refused) {
            throw new HandshakeRefused(
                    refused.reason() == SrpException.Reason.DIFFERENT_M1
                            ? AlertText.DIFFERENT_M1
                            : AlertText.INVALID_A);
        }
    }
}
