package org.postern.transport;

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

/** One account with password login, for tests. */
public final class Accounts implements PasswordLogin {
    public static final String USER = "alice";
    public static final String HOST = "privmx.example";
    public static final String PASSWORD = "TWXMORWLKhknCH+ujB9/RA==";
    public static final String LOGIN_DATA = "{\"algorithm\":\"PBKDF2\"}";

    private final Map<String, SrpServer> sessions = new ConcurrentHashMap<>();
    private final SrpGroup group;
    private final byte[] salt;
    private final BigInteger verifier;
    private final String loginData;
    private final Supplier<String> sessionIds;
    private final Supplier<BigInteger> privateValues;

    public Accounts(
            SrpGroup group,
            byte[] salt,
            BigInteger verifier,
            String loginData,
            Supplier<String> sessionIds,
            Supplier<BigInteger> privateValues) {
        this.group = group;
        this.salt = salt.clone();
        this.verifier = verifier;
        this.loginData = loginData;
        this.sessionIds = sessionIds;
        this.privateValues = privateValues;
    }

    /** The account "alice" with {@link #PASSWORD} as P. */
    public static Accounts fresh(SrpGroup group) {
        byte[] salt = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        SecureRandom random = new SecureRandom();
        return new Accounts(
                group,
                salt,
                SrpClient.verifier(group, USER, PASSWORD, salt),
                LOGIN_DATA,
                () -> "session" + Long.toUnsignedString(random.nextLong()),
                () -> new BigInteger(512, random));
    }

    @Override
    public Challenge begin(String user, String host, Map<String, String> properties) throws HandshakeRefused {
        if (!user.equals(USER) || !host.equals(HOST)) {
            throw new HandshakeRefused(AlertText.USER_DOESNT_EXIST);
        }
        SrpServer server = SrpServer.resume(group, verifier, privateValues.get());
        String sessionId = sessionIds.get();
        sessions.put(sessionId, server);
        return new Challenge(sessionId, group, salt, server.publicValue(), loginData);
    }

    @Override
    public Proof finish(String sessionId, BigInteger a, BigInteger m1) throws HandshakeRefused {
        SrpServer server = sessions.remove(sessionId);
        if (server == null) {
            throw new HandshakeRefused(AlertText.UNKNOWN_SESSION);
        }
        try {
            SrpAgreement agreement = server.accept(a, m1);
            return new Proof(agreement.m2(), agreement.key());
        } catch (SrpException refused) {
            throw new HandshakeRefused(
                    refused.reason() == SrpException.Reason.DIFFERENT_M1
                            ? AlertText.DIFFERENT_M1
                            : AlertText.INVALID_A);
        }
    }
}
