package org.postern.core.account;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.core.fixture.Refusals.assertRefused;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.account.boundary.AccountBoundary;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.account.control.LoginAccounts;
import org.postern.core.account.control.LoginProof;
import org.postern.core.caller.AccessRefused;
import org.postern.core.caller.Caller;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.TestUser;
import org.postern.core.session.boundary.Session;
import org.postern.core.token.OneTimeToken;
import org.postern.crypto.srp.SrpGroup;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.AccountMethods.PrivateData;
import org.postern.protocol.method.NoParams;

/** What an account can do once it exists (api.md §13). */
class AccountTest extends AccountFixture {
    @Test
    @DisplayName("private data comes back as it was sealed")
    void privateDataComesBackAsSealed() throws Exception {
        register(new Applicant("alice").with(invitation()));
        Caller alice = as("alice", false);

        assertArrayEquals(
                new byte[] {1, 2, 3},
                core.call(AccountBoundary.class, b -> b.getPrivData(alice, NoParams.NONE))
                        .orElseThrow());
        core.call(AccountBoundary.class, b -> b.setPrivData(alice, new PrivateData(new byte[] {9}, "1.1")));
        assertArrayEquals(
                new byte[] {9},
                core.call(AccountBoundary.class, b -> b.getPrivData(alice, NoParams.NONE))
                        .orElseThrow());
    }

    @Test
    void accountMethodsNeedALogin() {
        assertThrows(
                AccessRefused.class,
                () -> core.call(AccountBoundary.class, b -> b.getMyData(TestUser.NOBODY, NoParams.NONE)));
        assertRefused(
                ErrorCode.USER_DOESNT_EXIST,
                () -> core.call(AccountBoundary.class, b -> b.getMyData(as("nobody", false), NoParams.NONE)));
    }

    @Test
    void administratorsMayAlwaysInviteAndOthersWhereEnabled() throws Exception {
        register(new Applicant("alice").with(firstToken()));
        register(new Applicant("bob").with(invitation()));

        String token = core.call(AccountBoundary.class, b -> b.invite(as("alice", true), NoParams.NONE));
        register(new Applicant("carol").with(token));
        assertRefused(
                ErrorCode.INVITATION_DISABLED,
                () -> core.call(AccountBoundary.class, b -> b.invite(as("bob", false), NoParams.NONE)));
        core = core(Map.of("postern.invitationEnabled", "true"));
        assertEquals(
                22,
                core.call(AccountBoundary.class, b -> b.invite(as("bob", false), NoParams.NONE))
                        .length());
    }

    @Test
    void directoryKnowsKeysAndWhoMayAct() throws Exception {
        Applicant alice = new Applicant("alice").with(invitation());
        register(alice);
        Username name = new Username("alice");

        assertEquals(
                Optional.of(alice.identity().publicKey()), core.call(AccountDirectory.class, d -> d.identityKey(name)));
        assertTrue(isActive(name));
        assertFalse(isActive(new Username("nobody")));
        RealDatabase.execute("update account set state = 'BLOCKED' where username = 'alice'");
        assertFalse(isActive(name));
        assertTrue(core.call(AccountDirectory.class, d -> d.identityKey(name)).isPresent());
    }

    @Test
    @DisplayName("login uses what the registration stored")
    void loginUsesWhatTheRegistrationStored() throws Exception {
        register(new Applicant("alice").with(firstToken()));
        Username name = new Username("alice");
        var stored = core.call(LoginAccounts.class, l -> l.find(name)).orElseThrow();

        assertEquals(SrpGroup.RFC5054_3072, stored.group());
        assertEquals(Optional.of(name), stored.user());
        assertTrue(stored.loginData().contains("\"rounds\":600000"));
        LoginProof password = new LoginProof.OfPassword(stored.verifier());
        Session administrators = new Session(name, true, core.clock.instant());
        assertEquals(Optional.of(administrators), recorded(name, password));
        assertEquals(
                Optional.empty(), recorded(name, new LoginProof.OfPassword(BigInteger.TWO)), "another password by now");
        RealDatabase.execute("update account set state = 'BLOCKED'");
        assertEquals(Optional.empty(), recorded(name, password), "blocked");
        assertEquals(
                Optional.empty(),
                core.call(LoginAccounts.class, l -> l.find(name)).orElseThrow().user());
    }

    private Optional<Session> recorded(Username name, LoginProof proof) throws ProtocolException {
        return core.call(LoginAccounts.class, l -> l.recordLogin(name, proof));
    }

    @Test
    @DisplayName("neither password nor token is in the database")
    void neitherPasswordNorTokenIsStored() throws Exception {
        String token = firstToken();
        register(new Applicant("alice").with(token));

        for (String secret : new String[] {token, Applicant.PASSWORD}) {
            assertEquals(
                    0,
                    RealDatabase.number(
                            "select (select count(*) from account a where position(? in a::text) > 0)"
                                    + " + (select count(*) from invitation i where position(? in i::text) > 0)",
                            secret,
                            secret));
        }
        assertEquals(
                1,
                RealDatabase.number(
                        "select count(*) from invitation where token_hash = ?", new OneTimeToken(token).hash()));
    }
}
