package org.postern.core.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.core.admin.AdminRefused.Reason;
import org.postern.core.admin.boundary.Administrator;
import org.postern.core.admin.boundary.Administrators;
import org.postern.core.admin.boundary.ConsoleSetUp;
import org.postern.core.admin.boundary.OpenLink;
import org.postern.core.admin.boundary.SetUpLink;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.token.OneTimeToken;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;

/** Administrators of the console: by links and never otherwise, each with a password of her own, and never none. */
class AdministratorsTest {
    private static final String ADAM = "adam.lis";
    private static final String JOANNA = "j.wrona@example.org";
    private static final String PASSWORD = "three blind mice running";
    private static final String OTHER_PASSWORD = "seven green bottles hanging";

    private final Core core = new Core(Profile.STRICT, Map.of());

    @BeforeEach
    void empty() throws SQLException {
        RealDatabase.execute("truncate console_account, console_link");
    }

    /** A deed that may be refused. */
    private interface Deed<B> {
        void on(B boundary) throws AdminRefused;
    }

    private <B> Optional<Reason> reason(Class<B> boundary, Deed<B> deed) throws ProtocolException {
        return core.call(boundary, one -> {
            try {
                deed.on(one);
                return Optional.empty();
            } catch (AdminRefused e) {
                return Optional.of(e.reason());
            }
        });
    }

    private SetUpLink link(Optional<String> by) throws ProtocolException {
        return core.call(ConsoleSetUp.class, setUp -> setUp.newAdministrator(by));
    }

    private SetUpLink link() throws ProtocolException {
        return link(Optional.empty());
    }

    private Optional<Reason> use(SetUpLink link, String name, String password) throws ProtocolException {
        return reason(ConsoleSetUp.class, setUp -> setUp.use(link.code(), name, password.toCharArray()));
    }

    private void make(String name) throws ProtocolException {
        assertEquals(Optional.empty(), use(link(), name, PASSWORD));
    }

    private List<String> names() throws ProtocolException {
        return core.call(Administrators.class, Administrators::list).stream()
                .map(Administrator::name)
                .toList();
    }

    private OptionalInt epoch(String name) throws ProtocolException {
        return core.call(Administrators.class, administrators -> administrators.epoch(name));
    }

    @Test
    void linkMakesOneAdministrator() throws Exception {
        SetUpLink link = core.call(ConsoleSetUp.class, ConsoleSetUp::renewFirst).orElseThrow();

        assertEquals(Optional.empty(), use(link, ADAM, PASSWORD));
        assertEquals(Optional.of(Reason.NO_SUCH_LINK), use(link, JOANNA, PASSWORD));
        assertEquals(List.of(ADAM), names());
        assertEquals(Optional.empty(), core.call(ConsoleSetUp.class, ConsoleSetUp::renewFirst));
        assertEquals(1, RealDatabase.number("""
                        select count(*) from console_account
                        where name = ? and role = 'administrator' and iterations >= 210000
                          and octet_length(decode(digest, 'base64')) = 64
                          and octet_length(decode(salt, 'base64')) = 16""", ADAM));
    }

    @Test
    void codeStandsBehindTheHashOfTheAddress() throws Exception {
        SetUpLink link = link();

        assertEquals(
                "https://vault.example.org/console/setup#" + link.code().text(),
                link.address(URI.create("https://vault.example.org")));
    }

    @Test
    void linkIsVoidAfterADay() throws Exception {
        SetUpLink link = link();
        assertEquals(core.clock.millis() + 86_400_000, link.expiresAt());
        core.clock.advance(Duration.ofMillis(86_400_000 - 1));
        assertEquals(Optional.of(Reason.OTHER_NAME), otherName(link));
        core.clock.advance(Duration.ofMillis(1));

        assertEquals(Optional.of(Reason.NO_SUCH_LINK), use(link, ADAM, PASSWORD));
        assertEquals(List.of(), core.call(ConsoleSetUp.class, ConsoleSetUp::open));
    }

    /** A try that finds the link and leaves it as it is; here one with a password that nobody may have. */
    private Optional<Reason> otherName(SetUpLink link) throws ProtocolException {
        return use(link, ADAM, "password1234").map(reason -> {
            assertEquals(Reason.WEAK_PASSWORD, reason);
            return Reason.OTHER_NAME;
        });
    }

    @Test
    void newerLinkOfTheSameHandReplacesTheOlder() throws Exception {
        make(ADAM);
        SetUpLink terminal = link();
        SetUpLink older = link(Optional.of(ADAM));
        SetUpLink newer = link(Optional.of(ADAM));

        assertEquals(Optional.of(Reason.NO_SUCH_LINK), use(older, JOANNA, PASSWORD));
        assertEquals(Optional.empty(), use(newer, JOANNA, PASSWORD));
        assertEquals(Optional.empty(), use(terminal, "third", PASSWORD));
        assertEquals(List.of(ADAM, JOANNA, "third"), names());
    }

    @Test
    void guessesOfStrangersDoNotVoidTheLink() throws Exception {
        SetUpLink link = link();
        for (int i = 0; i < 50; i++) {
            SetUpLink guess = new SetUpLink(new OneTimeToken("guess" + i), 0);
            assertEquals(Optional.of(Reason.NO_SUCH_LINK), use(guess, ADAM, PASSWORD));
        }

        assertEquals(Optional.empty(), use(link, ADAM, PASSWORD));
    }

    @ParameterizedTest(name = "\"{0}\" with \"{1}\": {2}")
    @CsvSource({
        "ab, three blind mice running, INVALID_NAME",
        "a b c, three blind mice running, INVALID_NAME",
        "root, eleven char, PASSWORD_LENGTH",
        "root, password1234, WEAK_PASSWORD",
        "root.of.kolno, root.of.kolno1, WEAK_PASSWORD",
    })
    void badNameOrPasswordLeavesTheLink(String name, String password, Reason reason) throws Exception {
        SetUpLink link = link();
        assertEquals(Optional.of(reason), use(link, name, password));

        assertEquals(Optional.empty(), use(link, ADAM, PASSWORD));
    }

    @Test
    void nameIsTakenInCapitalsToo() throws Exception {
        make(ADAM);

        assertEquals(Optional.of(Reason.NAME_TAKEN), use(link(), "Adam.Lis", PASSWORD));
    }

    @Test
    void withdrawnLinkWorksNoMore() throws Exception {
        SetUpLink link = link();
        OpenLink open = core.call(ConsoleSetUp.class, ConsoleSetUp::open).getFirst();

        boolean first = core.call(ConsoleSetUp.class, setUp -> setUp.withdraw(open.id()));
        boolean second = core.call(ConsoleSetUp.class, setUp -> setUp.withdraw(open.id()));
        assertTrue(first);
        assertFalse(second);
        assertEquals(Optional.of(Reason.NO_SUCH_LINK), use(link, ADAM, PASSWORD));
    }

    private Optional<Reason> remove(String name) throws ProtocolException {
        return reason(Administrators.class, administrators -> administrators.remove(name));
    }

    @Test
    void removedAdministratorTakesHisLinksAlongAndTheLastOneStays() throws Exception {
        make(ADAM);
        make(JOANNA);
        SetUpLink link = link(Optional.of(ADAM));

        assertEquals(Optional.empty(), remove(ADAM));
        assertEquals(OptionalInt.empty(), epoch(ADAM));
        assertEquals(Optional.of(Reason.NO_SUCH_LINK), use(link, "back.again", PASSWORD));
        assertEquals(Optional.of(Reason.NO_SUCH_ADMINISTRATOR), remove(ADAM));
        assertEquals(Optional.of(Reason.LAST_ADMINISTRATOR), remove(JOANNA));
        assertEquals(List.of(JOANNA), names());
    }

    private Optional<Reason> change(String old, String next) throws ProtocolException {
        return reason(
                Administrators.class,
                administrators -> administrators.changePassword(ADAM, old.toCharArray(), next.toCharArray()));
    }

    @Test
    void passwordIsChangedByWhoKnowsItAndEndsOtherSignIns() throws Exception {
        make(ADAM);
        assertEquals(OptionalInt.of(0), epoch(ADAM));

        assertEquals(Optional.of(Reason.WRONG_PASSWORD), change(OTHER_PASSWORD, "eight brown bottles standing"));
        assertEquals(Optional.of(Reason.PASSWORD_LENGTH), change(PASSWORD, "eleven char"));
        assertEquals(Optional.of(Reason.WEAK_PASSWORD), change(PASSWORD, "adam.lis2026"));
        assertEquals(OptionalInt.of(0), epoch(ADAM));

        assertEquals(Optional.empty(), change(PASSWORD, OTHER_PASSWORD));
        assertEquals(OptionalInt.of(1), epoch(ADAM));
        assertEquals(Optional.of(Reason.WRONG_PASSWORD), change(PASSWORD, PASSWORD));
        assertEquals(Optional.empty(), change(OTHER_PASSWORD, PASSWORD));
    }

    @Test
    void terminalSetsAForgottenPasswordAnew() throws Exception {
        make(ADAM);
        assertEquals(
                Optional.of(Reason.NO_SUCH_ADMINISTRATOR),
                reason(ConsoleSetUp.class, setUp -> setUp.newPassword(JOANNA)));
        SetUpLink link = core.call(ConsoleSetUp.class, setUp -> {
            try {
                return setUp.newPassword(ADAM);
            } catch (AdminRefused e) {
                throw new AssertionError("expected a link", e);
            }
        });

        assertEquals(Optional.of(Reason.OTHER_NAME), use(link, JOANNA, OTHER_PASSWORD));
        assertEquals(Optional.empty(), use(link, ADAM, OTHER_PASSWORD));
        assertEquals(Optional.of(Reason.NO_SUCH_LINK), use(link, ADAM, OTHER_PASSWORD));
        assertEquals(List.of(ADAM), names());
        assertEquals(OptionalInt.of(1), epoch(ADAM));
        assertEquals(Optional.empty(), change(OTHER_PASSWORD, PASSWORD));
    }
}
