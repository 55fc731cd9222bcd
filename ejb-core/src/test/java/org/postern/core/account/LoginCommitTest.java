package org.postern.core.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.core.account.control.LoginAccounts;
import org.postern.core.account.control.LoginDesk;
import org.postern.core.account.control.LoginKind;
import org.postern.core.account.control.LoginProof;
import org.postern.core.account.local.LocalLoginTraces;
import org.postern.core.account.local.LocalPendingLogins;
import org.postern.core.budget.Budgets;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.session.boundary.Session;
import org.postern.core.session.boundary.Sessions;
import org.postern.core.session.local.LocalSessions;
import org.postern.protocol.id.Username;

/** A session opens after its login has committed, on a database that can refuse the commit. */
class LoginCommitTest extends AccountFixture {
    private static final Username ALICE = new Username("alice");
    private static final String ID = "0123456789abcdef0123456789abcdef";

    private final Sessions sessions = new LocalSessions(Duration.ofMinutes(24), new SecureRandom(), core.uptime);
    private LoginProof password = new LoginProof.OfPassword(BigInteger.TWO);

    @BeforeEach
    void alice() throws Exception {
        register(new Applicant("alice").with(firstToken()));
        password = new LoginProof.OfPassword(
                core.call(LoginAccounts.class, l -> l.find(ALICE)).orElseThrow().verifier());
    }

    @AfterEach
    void letCommit() throws SQLException {
        RealDatabase.execute("drop function if exists refuse_commit cascade");
    }

    private boolean login(LoginAccounts accounts) throws Exception {
        LoginDesk desk = new LoginDesk(
                accounts,
                sessions,
                new LocalPendingLogins(core.uptime),
                new LocalLoginTraces(core.settings.accounts(), core.uptime),
                new Budgets(core.settings),
                core.settings);
        return desk.open(ID, ALICE, password, desk.admit("alice", LoginKind.PASSWORD, ADDRESS));
    }

    @Test
    void loginWhoseCommitFailsLeavesNoSession() throws Exception {
        RealDatabase.execute("create function refuse_commit() returns trigger language plpgsql as"
                + " $$ begin raise exception 'no commit'; end $$");
        RealDatabase.execute("create constraint trigger refuse_commit after update on account"
                + " deferrable initially deferred for each row execute function refuse_commit()");

        assertThrows(RuntimeException.class, () -> login(new TransactionalAccounts(core)));
        assertEquals(Optional.empty(), sessions.find(ID));
        assertFalse(sessions.isOpen(ID));
        assertFalse(sessions.open(ID, new Session(ALICE, true, core.clock.instant())), "its place is given back");
        assertEquals(0, RealDatabase.number("select count(last_login_at) from account"));
        letCommit();
        assertTrue(login(new TransactionalAccounts(core)));
        assertEquals(Optional.of(new Session(ALICE, true, core.clock.instant())), sessions.find(ID));
        assertEquals(1, RealDatabase.number("select count(last_login_at) from account"));
    }

    @Test
    void sessionIsNotFoundWhileItsLoginIsRecorded() throws Exception {
        LoginAccounts accounts = new TransactionalAccounts(core) {
            @Override
            public Optional<Session> recordLogin(Username user, LoginProof proof) {
                Optional<Session> recorded = super.recordLogin(user, proof);
                assertEquals(Optional.empty(), sessions.find(ID));
                return recorded;
            }
        };

        assertTrue(login(accounts));
        assertTrue(sessions.isOpen(ID));
    }

    @Test
    void passwordChangedBetweenCommitAndOpeningEndsTheSession() throws Exception {
        LoginAccounts accounts = new TransactionalAccounts(core) {
            @Override
            public Optional<Session> recordLogin(Username user, LoginProof proof) {
                Optional<Session> recorded = super.recordLogin(user, proof);
                sessions.endAllBut("the session that changed the password", user);
                return recorded;
            }
        };

        assertFalse(login(accounts));
        assertEquals(Optional.empty(), sessions.find(ID));
    }
}
