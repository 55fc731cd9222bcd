package org.postern.core.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.postern.core.fixture.Refusals.assertRefused;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.postern.core.account.boundary.AccountBoundary;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.account.boundary.InvitationBoundary;
import org.postern.core.caller.Address;
import org.postern.core.caller.Caller;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.TestUser;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.Done;

/** Accounts and invitations on an empty database of the real kind, with what tests ask of them. */
abstract class AccountFixture {
    static final Address ADDRESS = Address.parse("192.0.2.1");

    Core core = core(Map.of());

    static Core core(Map<String, String> settings) {
        return new Core(Profile.STRICT, settings);
    }

    @BeforeEach
    void empty() throws SQLException {
        RealDatabase.execute("truncate account, invitation");
    }

    void register(Applicant applicant) throws ProtocolException {
        Done done = core.call(AccountBoundary.class, b -> b.register(TestUser.NOBODY, applicant.request()));
        assertEquals(Done.OK, done);
    }

    void assertRefusedAndNothingChanged(ErrorCode code, Applicant applicant) throws SQLException {
        long accounts = accounts();
        long used = usedInvitations();
        assertRefused(code, () -> register(applicant));
        assertEquals(accounts, accounts());
        assertEquals(used, usedInvitations());
    }

    static long accounts() throws SQLException {
        return RealDatabase.number("select count(*) from account");
    }

    static long usedInvitations() throws SQLException {
        return RealDatabase.number("select count(*) from invitation where used_at is not null");
    }

    String firstToken() throws ProtocolException {
        return core.call(InvitationBoundary.class, InvitationBoundary::renewFirstAdministratorToken)
                .orElseThrow()
                .text();
    }

    String invitation() throws ProtocolException {
        return core.call(InvitationBoundary.class, b -> b.create("console", "for a test"))
                .token()
                .text();
    }

    boolean withdraw(InvitationRow row) throws ProtocolException {
        return core.call(InvitationBoundary.class, b -> b.withdraw(row.id()));
    }

    boolean isActive(Username name) throws ProtocolException {
        return core.call(AccountDirectory.class, d -> d.isActive(name));
    }

    static Caller as(String name, boolean admin) {
        return new Caller.LoggedIn(new Username(name), admin, "session", ADDRESS);
    }
}
