package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.appliance.incontainer.FreshApplication.User;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.AccountMethods.NewRecoveryData;
import org.postern.protocol.method.AccountMethods.RecoveryData;
import org.postern.protocol.method.AdministrationMethods;
import org.postern.protocol.method.AdministrationMethods.ChangeIsBlocked;
import org.postern.protocol.method.AdministrationMethods.EndSessions;
import org.postern.protocol.method.AdministrationMethods.ResetAddressFailures;
import org.postern.protocol.method.AdministrationMethods.ResetLoginFailures;
import org.postern.protocol.method.NoParams;
import org.postern.transport.blocking.ClientSession;
import org.postern.transport.client.AlertReceived;
import org.postern.transport.client.TransportException;

/** Blocking, ending and forgiving over the wire, with the default limits (api.md §16, §22; transport.md §23 "Sessions"). */
@ExtendWith(ArquillianExtension.class)
@Timeout(300)
class AdministratorsDeedsIT {
    private static final String WRONG = "d3Jvbmc=";
    private static final String IN = "logged in";
    private static final String WRONG_PASSWORD = "Different M1";
    private static final String REJECTED = "Login rejected";
    private static final String UNKNOWN_KEY = "User doesn't exist";
    private static Optional<FreshApplication> application = Optional.empty();

    private final List<Stranger> strangers = new ArrayList<>();

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    @BeforeAll
    static void forget() {
        application = Optional.empty();
    }

    private static synchronized FreshApplication application() throws Exception {
        if (application.isEmpty()) {
            application = Optional.of(FreshApplication.begin());
        }
        return application.get();
    }

    private static RecordClient administrator() throws Exception {
        return application().administrator();
    }

    @AfterEach
    void closeAll() {
        strangers.forEach(Stranger::close);
    }

    private RecordClient at(String address) throws IOException, TransportException {
        Stranger stranger = new Stranger(FreshApplication.server(), address);
        strangers.add(stranger);
        return stranger.connect();
    }

    private interface Login {
        void by(RecordClient client) throws IOException, TransportException;
    }

    private static String answer(RecordClient client, Login login) throws IOException, TransportException {
        try {
            login.by(client);
            return IN;
        } catch (AlertReceived e) {
            return e.text();
        }
    }

    private static String answer(RecordClient client, String name, String password)
            throws IOException, TransportException {
        return answer(client, one -> one.login(name, "localhost", password));
    }

    private static void block(String name, boolean blocked) throws Exception {
        var _ = administrator()
                .call(AdministrationMethods.CHANGE_IS_BLOCKED, new ChangeIsBlocked(new Username(name), blocked));
    }

    private static void endSessions(String name) throws Exception {
        var _ = administrator().call(AdministrationMethods.END_SESSIONS, new EndSessions(new Username(name)));
    }

    private static String whoAmI(RecordClient client) throws Exception {
        return client.call(AccountMethods.GET_MY_DATA, NoParams.NONE).username();
    }

    private static String whoAmI(ClientSession session) throws Exception {
        return RecordClient.call(session, AccountMethods.GET_MY_DATA, NoParams.NONE)
                .username();
    }

    private static void assertSessionEnded(RecordClient client) {
        ProtocolException refused = assertThrows(ProtocolException.class, () -> whoAmI(client));
        assertEquals("Unknown session", refused.data().orElse(""));
    }

    @Test
    @DisplayName(
            "S-100.1 a blocked user is out at once on HTTP and on a stream, and neither password nor key lets him in until"
                    + " he is unblocked")
    void blocked() throws Exception {
        User mallory = application().user("mallory");
        User bystander = application().user("bystander");
        EcPrivateKey recovery = EcPrivateKey.generate(new SecureRandom());
        mallory.client()
                .call(
                        AccountMethods.SET_RECOVERY_DATA,
                        new NewRecoveryData(
                                new byte[] {2}, "1.0", new RecoveryData(recovery.publicKey(), new byte[] {1})));
        try (StreamClient stream = StreamClient.connectTo(FreshApplication.server());
                StreamClient other = StreamClient.connectTo(FreshApplication.server())) {
            stream.login("mallory", Newcomer.PASSWORD);
            other.login("bystander", Newcomer.PASSWORD);
            assertEquals("mallory", whoAmI(mallory.client()));
            assertEquals("mallory", whoAmI(stream.engine));

            block("mallory", true);
            assertEquals(1000, stream.closeCode());
            assertSessionEnded(mallory.client());
            assertEquals(WRONG_PASSWORD, answer(FreshApplication.stranger(), "mallory", Newcomer.PASSWORD));
            assertEquals(UNKNOWN_KEY, answer(FreshApplication.stranger(), client -> client.loginWithKey(recovery)));
            assertEquals(WRONG_PASSWORD, answer(FreshApplication.stranger(), "mallory", WRONG), "the same");
            assertEquals("bystander", whoAmI(bystander.client()));
            assertEquals("bystander", whoAmI(other.engine));

            block("mallory", false);
            assertEquals(IN, answer(FreshApplication.stranger(), "mallory", Newcomer.PASSWORD));
            assertEquals(IN, answer(FreshApplication.stranger(), client -> client.loginWithKey(recovery)));
            assertSessionEnded(mallory.client());
        }
    }

    @Test
    @DisplayName("an administrator ends all sessions of an account, and of his own all but the one that asks")
    void sessionsEnd() throws Exception {
        User alice = application().user("alice");
        RecordClient second = FreshApplication.stranger();
        second.login("alice", "localhost", Newcomer.PASSWORD);
        try (StreamClient stream = StreamClient.connectTo(FreshApplication.server())) {
            stream.login("alice", Newcomer.PASSWORD);
            assertEquals("alice", whoAmI(stream.engine));

            endSessions("alice");
            assertEquals(1000, stream.closeCode());
            assertSessionEnded(alice.client());
            assertSessionEnded(second);
        }
        assertEquals(IN, answer(FreshApplication.stranger(), "alice", Newcomer.PASSWORD), "she is not blocked");

        RecordClient elsewhere = FreshApplication.stranger();
        elsewhere.login("root", "localhost", Newcomer.PASSWORD);
        endSessions("root");
        assertSessionEnded(elsewhere);
        assertEquals("root", whoAmI(administrator()));
    }

    /** Wrong passwords until the server refuses to judge another. */
    private void guess(String address, String name) throws Exception {
        for (int i = 0; i < 16; i++) {
            assertEquals(WRONG_PASSWORD, answer(at(address), name, WRONG));
        }
        assertEquals(REJECTED, answer(at(address), name, WRONG));
    }

    @Test
    @DisplayName("who was locked out by guesses at his name gets in at once when he is forgiven")
    void nameIsForgiven() throws Exception {
        var _ = application().user("carol");
        guess("127.0.0.41", "carol");
        guess("127.0.0.42", "carol");
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    WRONG_PASSWORD, answer(at("127.0.0.43"), "carol", WRONG), "two of his own, one that all share");
        }
        assertEquals(REJECTED, answer(at("127.0.0.43"), "carol", Newcomer.PASSWORD));
        assertEquals(REJECTED, answer(at("127.0.0.41"), "carol", Newcomer.PASSWORD));

        var _ = administrator()
                .call(AdministrationMethods.RESET_LOGIN_FAILURES, new ResetLoginFailures(new Username("carol")));
        assertEquals(IN, answer(at("127.0.0.43"), "carol", Newcomer.PASSWORD));
        assertEquals(IN, answer(at("127.0.0.41"), "carol", Newcomer.PASSWORD), "refused for this name alone");
    }

    @Test
    @DisplayName(
            "an office that was locked out gets in at once when its address is forgiven, and no other address does")
    void addressIsForgiven() throws Exception {
        var _ = application().user("dave");
        guess("127.0.0.44", "nobody");
        guess("127.0.0.45", "nobody");
        assertEquals(REJECTED, answer(at("127.0.0.44"), "dave", Newcomer.PASSWORD));

        var _ = administrator()
                .call(AdministrationMethods.RESET_ADDRESS_FAILURES, new ResetAddressFailures("127.0.0.44"));
        assertEquals(IN, answer(at("127.0.0.44"), "dave", Newcomer.PASSWORD));
        assertEquals(REJECTED, answer(at("127.0.0.45"), "dave", Newcomer.PASSWORD));
    }

    @Test
    @DisplayName("nobody blocks himself, nothing is done to whom there is not, and an address is no name of a host")
    void refusals() throws Exception {
        assertRefused(ErrorCode.ACCESS_DENIED, () -> block("root", true));
        assertRefused(ErrorCode.USER_DOESNT_EXIST, () -> block("nobody", true));
        assertRefused(ErrorCode.USER_DOESNT_EXIST, () -> endSessions("nobody"));
        assertRefused(
                ErrorCode.USER_DOESNT_EXIST,
                () -> administrator()
                        .call(
                                AdministrationMethods.RESET_LOGIN_FAILURES,
                                new ResetLoginFailures(new Username("nobody"))));
        assertRefused(
                ErrorCode.INVALID_JSON_PARAMETERS,
                () -> administrator()
                        .call(AdministrationMethods.RESET_ADDRESS_FAILURES, new ResetAddressFailures("localhost")));
        assertEquals("root", whoAmI(administrator()));
    }

    private interface Refusable {
        void call() throws Exception;
    }

    private static void assertRefused(ErrorCode code, Refusable call) {
        assertEquals(code, assertThrows(ProtocolException.class, call::call).code());
    }
}
