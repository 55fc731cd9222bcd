package org.postern.core.account;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.core.fixture.Refusals.assertRefused;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.core.account.boundary.AccountBoundary;
import org.postern.core.account.boundary.InvitationBoundary;
import org.postern.core.fixture.Overlap;
import org.postern.core.fixture.TestUser;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.srp.SrpGroup;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.method.AccountMethods.MyData;
import org.postern.protocol.method.AccountMethods.Register;
import org.postern.protocol.method.NoParams;

/** Who becomes an account, by which invitation (api.md §13 {@code register}). */
class RegistrationTest extends AccountFixture {
    @Test
    @DisplayName("the first administrator's token makes an administrator, once")
    void firstTokenMakesAnAdministratorOnce() throws Exception {
        String token = firstToken();
        Applicant alice = new Applicant("alice").with(token);
        register(alice);

        MyData data = core.call(AccountBoundary.class, b -> b.getMyData(as("alice", true), NoParams.NONE));
        assertTrue(data.isAdmin());
        assertEquals("alice", data.username());
        assertArrayEquals(Keystore.forIdentity(alice.identity(), "alice").encode(), data.keystore());
        assertRefusedAndNothingChanged(ErrorCode.INVALID_TOKEN, new Applicant("bob").with(token));
        assertEquals(
                Optional.empty(),
                core.call(InvitationBoundary.class, InvitationBoundary::renewFirstAdministratorToken));
    }

    @Test
    void nextStartMakesTheFirstTokenAnew() throws Exception {
        String lost = firstToken();
        String found = firstToken();

        assertRefusedAndNothingChanged(ErrorCode.INVALID_TOKEN, new Applicant("alice").with(lost));
        register(new Applicant("alice").with(found));
    }

    @Test
    void tokenOfTheInstallationIsVoidAfterADay() throws Exception {
        String token = firstToken();
        core.clock.advance(Duration.ofDays(1));
        assertRefusedAndNothingChanged(ErrorCode.INVALID_TOKEN, new Applicant("alice").with(token));

        String next = firstToken();
        core.clock.advance(Duration.ofDays(1).minusMillis(1));
        register(new Applicant("alice").with(next));
    }

    @Test
    void tokenFromTheMachineMakesOneMoreAdministrator() throws Exception {
        register(new Applicant("alice").with(firstToken()));
        String token = core.call(InvitationBoundary.class, InvitationBoundary::renewAdministratorToken)
                .text();
        register(new Applicant("bob").with(token));

        assertTrue(core.call(AccountBoundary.class, b -> b.getMyData(as("bob", true), NoParams.NONE))
                .isAdmin());
        assertRefusedAndNothingChanged(ErrorCode.INVALID_TOKEN, new Applicant("carol").with(token));
    }

    @Test
    @DisplayName("an invitation makes an ordinary account, once")
    void invitationMakesAnOrdinaryAccountOnce() throws Exception {
        String token = invitation();
        register(new Applicant("bob").with(token));

        assertFalse(core.call(AccountBoundary.class, b -> b.getMyData(as("bob", false), NoParams.NONE))
                .isAdmin());
        assertRefusedAndNothingChanged(ErrorCode.INVALID_TOKEN, new Applicant("carol").with(token));
    }

    @Test
    void oneInvitationServesOneOfTwoAtTheSameTime() throws Exception {
        String token = invitation();
        Overlap overlap = overlapping(new Applicant("alice").with(token), new Applicant("bob").with(token));
        assertRefused(ErrorCode.INVALID_TOKEN, overlap::outcome);
        assertEquals(1, accounts());
    }

    @Test
    void oneNameServesOneOfTwoAtTheSameTime() throws Exception {
        Overlap invited =
                overlapping(new Applicant("alice").with(invitation()), new Applicant("alice").with(invitation()));
        assertRefused(ErrorCode.USER_ALREADY_EXISTS, invited::outcome);
        assertEquals(1, accounts());
        assertEquals(1, usedInvitations());

        core = core(Map.of("postern.openRegistrationEnabled", "true"));
        Overlap open = overlapping(new Applicant("bob"), new Applicant("bob"));
        assertRefused(ErrorCode.USER_ALREADY_EXISTS, open::outcome);
        assertEquals(2, accounts());
    }

    /** The first registers; the second comes before that is committed. */
    private Overlap overlapping(Applicant first, Applicant second) throws ProtocolException {
        Overlap overlap = new Overlap(() -> {
            register(second);
            return second;
        });
        Register request = first.request();
        core.call(AccountBoundary.class, b -> {
            b.register(TestUser.NOBODY, request);
            overlap.begin();
            return first;
        });
        return overlap;
    }

    @Test
    void oneInvitationServesOneOfManyAtTheSameTime() throws Exception {
        String token = invitation();
        assertEquals(manyOfThem(ErrorCode.INVALID_TOKEN), outcomes(i -> new Applicant("user" + i).with(token)));
        assertEquals(1, accounts());
    }

    @Test
    void oneNameServesOneOfManyAtTheSameTime() throws Exception {
        core = core(Map.of("postern.openRegistrationEnabled", "true"));
        assertEquals(manyOfThem(ErrorCode.USER_ALREADY_EXISTS), outcomes(_ -> new Applicant("alice")));
        assertEquals(1, accounts());
    }

    private static Map<Optional<ErrorCode>, Long> manyOfThem(ErrorCode refusal) {
        return Map.of(Optional.empty(), 1L, Optional.of(refusal), 7L);
    }

    /** How often eight that ask at the same time are served, and how often refused with which code. */
    private Map<Optional<ErrorCode>, Long> outcomes(IntFunction<Applicant> applicants) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tries = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return refusal(applicants.apply(i));
                    }))
                    .toList();
            start.countDown();
            List<Optional<ErrorCode>> outcomes = new ArrayList<>();
            for (var one : tries) {
                outcomes.add(one.get());
            }
            return outcomes.stream().collect(Collectors.groupingBy(code -> code, Collectors.counting()));
        }
    }

    private Optional<ErrorCode> refusal(Applicant applicant) {
        try {
            register(applicant);
            return Optional.empty();
        } catch (ProtocolException e) {
            return Optional.of(e.code());
        }
    }

    @Test
    void withdrawnAndExpiredInvitationsAreUnknown() throws Exception {
        String withdrawn = invitation();
        InvitationRow row =
                core.call(InvitationBoundary.class, InvitationBoundary::list).getFirst();
        assertTrue(withdraw(row));
        assertFalse(withdraw(row));
        assertRefusedAndNothingChanged(ErrorCode.INVALID_TOKEN, new Applicant("bob").with(withdrawn));

        String expired = invitation();
        core.clock.advance(Duration.ofDays(14));
        assertRefusedAndNothingChanged(ErrorCode.INVALID_TOKEN, new Applicant("bob").with(expired));
    }

    @Test
    void listOfInvitationsShowsWhatBecameOfThem() throws Exception {
        NewInvitation open = core.call(InvitationBoundary.class, b -> b.create("console", "for bob"));
        InvitationRow row =
                core.call(InvitationBoundary.class, InvitationBoundary::list).getFirst();

        assertEquals("console", row.createdBy());
        assertEquals("for bob", row.note());
        assertEquals(open.expiresAt(), row.expiresAt());
        assertEquals(InvitationRow.State.OPEN, row.state());
        register(new Applicant("bob").with(open.token().text()));
        assertEquals(
                InvitationRow.State.USED,
                core.call(InvitationBoundary.class, InvitationBoundary::list)
                        .getFirst()
                        .state());
    }

    /** 128 bits end in the middle of the 22nd character; the bits behind them must not be free. */
    @Test
    @DisplayName("an invitation with another last character is another invitation")
    void lastCharacterOfATokenCannotBeVaried() throws Exception {
        String token = invitation();
        for (String other : sameBytes(token)) {
            assertRefusedAndNothingChanged(ErrorCode.INVALID_TOKEN, new Applicant("bob").with(other));
        }
        register(new Applicant("bob").with(token));
    }

    /** Other texts from which a lenient decoder reads the bytes of this token. */
    private static List<String> sameBytes(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(21));
        List<String> others = new ArrayList<>(List.of(token + "==", token + "\n"));
        for (int bits = 1; bits < 16; bits++) {
            others.add(token.substring(0, 21) + alphabet.charAt(last ^ bits));
        }
        return others;
    }

    @Test
    @DisplayName("open registration, where it is enabled")
    void openRegistrationWhereEnabled() throws Exception {
        assertRefusedAndNothingChanged(ErrorCode.OPEN_REGISTRATION_DISABLED, new Applicant("alice"));
        core = core(Map.of("postern.openRegistrationEnabled", "true"));

        assertRefusedAndNothingChanged(ErrorCode.INVALID_PIN, new Applicant("alice").pin("1234"));
        register(new Applicant("alice"));
        assertRefusedAndNothingChanged(ErrorCode.USER_ALREADY_EXISTS, new Applicant("alice"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"anonymous", "lu0123456789abcd"})
    void reservedNamesAreForbidden(String name) throws Exception {
        String token = invitation();

        // Low users' names are 16 characters, so a person could ask for one.
        assertRefusedAndNothingChanged(ErrorCode.FORBIDDEN_USERNAME, new Applicant(name).with(token));
    }

    @Test
    void takenNameDoesNotUseUpTheInvitation() throws Exception {
        register(new Applicant("alice").with(invitation()));
        String token = invitation();

        assertRefusedAndNothingChanged(ErrorCode.USER_ALREADY_EXISTS, new Applicant("alice").with(token));
        register(new Applicant("alice2").with(token));
    }

    static Stream<Object[]> badApplications() {
        EcPrivateKey stranger = EcPrivateKey.generate(new SecureRandom());
        String n = SrpGroup.RFC5054_3072.n().toString(16);
        return Stream.of(
                new Object[] {ErrorCode.INVALID_HOST, "foreign host", new Applicant("alice").at("example.net")},
                new Object[] {ErrorCode.INVALID_SIGNATURE, "other key signs", new Applicant("alice").signedBy(stranger)
                },
                new Object[] {ErrorCode.INVALID_VERIFIER, "verifier of 1", new Applicant("alice").verifier("01")},
                new Object[] {ErrorCode.INVALID_VERIFIER, "verifier of N", new Applicant("alice").verifier(n)},
                ofOtherName(),
                ofOtherIntegration());
    }

    private static Object[] ofOtherName() {
        Applicant applicant = new Applicant("alice");
        Keystore bobs = Keystore.forIdentity(applicant.identity(), "bob");
        return new Object[] {ErrorCode.INVALID_IDENTITY_KEY, "keystore of bob", applicant.publishing(bobs)};
    }

    private static Object[] ofOtherIntegration() {
        Applicant applicant = new Applicant("alice");
        Keystore bobs = Keystore.forIdentity(applicant.identity(), "bob");
        return new Object[] {ErrorCode.INVALID_IDENTITY_KEY, "kis over another keystore", applicant.integrating(bobs)};
    }

    @ParameterizedTest(name = "{1} gives {0}")
    @MethodSource("badApplications")
    void badApplicationDoesNotUseUpTheInvitation(ErrorCode code, String what, Applicant applicant) throws Exception {
        String token = invitation();

        assertRefusedAndNothingChanged(code, applicant.with(token));
        register(new Applicant("alice").with(token));
    }

    @Test
    void signatureCoversTheToken() throws Exception {
        Register signed = new Applicant("alice").with(invitation()).request();
        String other = invitation();
        Register altered = new Register(
                signed.username(),
                signed.host(),
                signed.srpSalt(),
                signed.srpVerifier(),
                signed.loginData(),
                signed.pin(),
                other,
                signed.privData(),
                signed.keystore(),
                signed.kis(),
                signed.signature(),
                signed.email(),
                signed.language(),
                signed.dataVersion(),
                signed.weakPassword());

        assertRefused(
                ErrorCode.INVALID_SIGNATURE,
                () -> core.call(AccountBoundary.class, b -> b.register(TestUser.NOBODY, altered)));
    }

    @Test
    void serverIsFullWhenAccountsAndOpenInvitationsReachTheLimit() throws Exception {
        core = core(Map.of("postern.maxUsersCount", "2", "postern.openRegistrationEnabled", "true"));
        register(new Applicant("alice"));
        String last = invitation();

        assertRefusedAndNothingChanged(ErrorCode.MAX_USERS_COUNT_EXCEEDED, new Applicant("bob"));
        assertRefused(ErrorCode.MAX_USERS_COUNT_EXCEEDED, this::invitation);
        register(new Applicant("bob").with(last));
    }
}
