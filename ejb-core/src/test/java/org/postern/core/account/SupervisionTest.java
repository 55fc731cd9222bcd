package org.postern.core.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.core.fixture.Refusals.assertRefused;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.core.account.boundary.AccountBoundary;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.account.control.LoginKind;
import org.postern.core.account.control.LoginSubject;
import org.postern.core.account.control.LoginTraces.OfAddress;
import org.postern.core.account.control.LoginTraces.OfSubject;
import org.postern.core.admin.boundary.AccountDeeds;
import org.postern.core.caller.Address;
import org.postern.core.caller.Caller;
import org.postern.core.session.boundary.SessionsEnded;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.AccountMethods.NewRecoveryData;
import org.postern.protocol.method.AccountMethods.RecoveryData;
import org.postern.protocol.method.AdministrationMethods;
import org.postern.protocol.method.AdministrationMethods.ChangeIsBlocked;
import org.postern.protocol.method.AdministrationMethods.EndSessions;
import org.postern.protocol.method.AdministrationMethods.ResetAddressFailures;
import org.postern.protocol.method.AdministrationMethods.ResetLoginFailures;

/** What administrators do with accounts (api.md §16, "Blocking, ending, forgiving"). */
class SupervisionTest extends AccountFixture {
    private static final Username ALICE = new Username("alice");
    private static final Username ROOT = new Username("root");
    private static final Username NOBODY = new Username("nobody");
    private static final Caller ADMINISTRATOR = as("root", true);

    @BeforeEach
    void people() throws Exception {
        register(new Applicant("root").with(firstToken()));
        register(new Applicant("alice").with(invitation()));
        core.events.clear();
    }

    private void block(Username name, boolean blocked) throws Exception {
        var _ = core.call(ADMINISTRATOR, AdministrationMethods.CHANGE_IS_BLOCKED, new ChangeIsBlocked(name, blocked));
    }

    private void endSessions(Username name) throws Exception {
        var _ = core.call(ADMINISTRATOR, AdministrationMethods.END_SESSIONS, new EndSessions(name));
    }

    private void forgive(Username name) throws Exception {
        var _ = core.call(ADMINISTRATOR, AdministrationMethods.RESET_LOGIN_FAILURES, new ResetLoginFailures(name));
    }

    private void forgive(String address) throws Exception {
        var _ = core.call(
                ADMINISTRATOR, AdministrationMethods.RESET_ADDRESS_FAILURES, new ResetAddressFailures(address));
    }

    @Test
    @DisplayName("a blocked account ends its sessions, an unblocked one is as before")
    void blockedAccountEndsItsSessions() throws Exception {
        block(ALICE, true);
        assertFalse(isActive(ALICE));
        assertEquals(List.of(new SessionsEnded(ALICE, Optional.empty())), core.events);
        block(ALICE, true);
        assertFalse(isActive(ALICE), "blocked twice");

        core.events.clear();
        block(ALICE, false);
        assertTrue(isActive(ALICE));
        assertEquals(List.of(), core.events);
        assertTrue(isActive(ROOT));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(booleans = {true, false})
    void nobodyBlocksOrUnblocksHimself(boolean blocked) throws Exception {
        assertRefused(ErrorCode.ACCESS_DENIED, () -> block(ROOT, blocked));
        assertTrue(isActive(ROOT));
        assertEquals(List.of(), core.events);
    }

    @Test
    @DisplayName("sessions of somebody else all end, of one's own all but this one")
    void sessionsEnd() throws Exception {
        endSessions(ALICE);
        endSessions(ROOT);

        String own = ADMINISTRATOR.requireAdmin().sessionId();
        assertEquals(
                List.of(new SessionsEnded(ALICE, Optional.empty()), new SessionsEnded(ROOT, Optional.of(own))),
                core.events);
        assertTrue(isActive(ALICE));
    }

    @Test
    void nothingIsDoneToWhoDoesNotExist() {
        assertRefused(ErrorCode.USER_DOESNT_EXIST, () -> block(NOBODY, true));
        assertRefused(ErrorCode.USER_DOESNT_EXIST, () -> block(NOBODY, false));
        assertRefused(ErrorCode.USER_DOESNT_EXIST, () -> endSessions(NOBODY));
        assertRefused(ErrorCode.USER_DOESNT_EXIST, () -> forgive(NOBODY));
        assertEquals(List.of(), core.events);
    }

    @Test
    @DisplayName("forgiven are the name and the recovery key of an account, and nobody else's")
    void nameAndKeyAreForgiven() throws Exception {
        EcPrivateKey key = EcPrivateKey.generate(new SecureRandom());
        core.call(
                AccountBoundary.class,
                b -> b.setRecoveryData(
                        as("alice", false),
                        new NewRecoveryData(
                                new byte[] {4}, "1.0", new RecoveryData(key.publicKey(), new byte[] {5, 6}))));
        List<OfSubject> own = List.of(
                new OfSubject(LoginSubject.of("alice")),
                new OfSubject(LoginSubject.of(key.publicKey().text())));
        OfSubject other = new OfSubject(LoginSubject.of("root"));
        own.forEach(core.traces::addFailure);
        core.traces.addFailure(other);

        forgive(ALICE);
        own.forEach(subject -> assertEquals(0, core.traces.failures(subject)));
        assertEquals(1, core.traces.failures(other));
    }

    @Test
    @DisplayName("administrators see accounts by name, without anything that is secret")
    void accountsAreListed() throws Exception {
        block(ALICE, true);
        long now = core.clock.millis();
        AccountRow alice = new AccountRow("alice", false, true, now, OptionalLong.empty());
        AccountRow root = new AccountRow("root", true, false, now, OptionalLong.empty());

        assertEquals(List.of(alice, root), core.call(AccountDeeds.class, deeds -> deeds.list("")));
        assertEquals(List.of(alice), core.call(AccountDeeds.class, deeds -> deeds.list("lic")));
        assertEquals(List.of(), core.call(AccountDeeds.class, deeds -> deeds.list("%")));
        assertEquals(List.of(alice), core.call(AccountDirectory.class, accounts -> accounts.rows("", 1)));
        assertEquals(Optional.of(root), core.call(AccountDeeds.class, deeds -> deeds.find("root")));
        assertEquals(Optional.empty(), core.call(AccountDeeds.class, deeds -> deeds.find("roo")));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"192.0.2.9", "::ffff:192.0.2.9", "2001:db8::9", "2001:db8::ffff:9"})
    @DisplayName("an address is forgiven, of version six with the rest of its network")
    void addressIsForgiven(String text) throws Exception {
        OfAddress four = new OfAddress(Address.parse("192.0.2.9"), LoginKind.PASSWORD);
        OfAddress six = new OfAddress(Address.parse("2001:db8::1"), LoginKind.PASSWORD);
        core.traces.refuse(four);
        core.traces.refuse(six);

        forgive(text);
        assertEquals(
                Map.of(four, text.startsWith("2001"), six, !text.startsWith("2001")),
                Map.of(four, core.traces.isRefused(four), six, core.traces.isRefused(six)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"localhost", "192.0.2.0/24", "192.0.2", "192.0.2.999", "2001:db8::/64", "1.2.3.4 "})
    void whatIsNoAddressIsMalformed(String text) {
        assertRefused(
                ErrorCode.INVALID_JSON_PARAMETERS,
                "address -> Expected an address of IPv4 or IPv6",
                () -> forgive(text));
    }
}
