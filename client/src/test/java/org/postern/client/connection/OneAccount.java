package org.postern.client.connection;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.crypto.srp.SrpAgreement;
import org.postern.crypto.srp.SrpClient;
import org.postern.crypto.srp.SrpException;
import org.postern.crypto.srp.SrpGroup;
import org.postern.crypto.srp.SrpServer;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.server.PasswordLogin;

/** The account "alice" with a password, for logins in tests. */
final class OneAccount implements PasswordLogin {
    static final String USER = "alice";
    static final String PASSWORD = "TWXMORWLKhknCH+ujB9/RA==";
    private static final byte[] SALT = new byte[16];
    private static final SrpGroup GROUP = SrpGroup.RFC5054_2048;

    private final SecureRandom random = new SecureRandom();
    private final BigInteger verifier = SrpClient.verifier(GROUP, USER, PASSWORD, SALT);
    private final Map<String, SrpServer> sessions = new ConcurrentHashMap<>();

    @Override
    public Challenge begin(String user, String host, Map<String, String> properties) {
        SrpServer server = SrpServer.resume(GROUP, verifier, new BigInteger(512, random));
        String id = "login" + Long.toUnsignedString(random.nextLong());
        sessions.put(id, server);
        return new Challenge(id, GROUP, SALT, server.publicValue(), "{}");
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
            throw new HandshakeRefused(AlertText.DIFFERENT_M1);
        }
    }
}
