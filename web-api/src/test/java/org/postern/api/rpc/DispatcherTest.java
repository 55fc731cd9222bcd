package org.postern.api.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.protocol.ErrorCode;
import org.postern.transport.message.CallReply;
import org.postern.transport.server.ServerEvent.Call;

class DispatcherTest {
    private static final Optional<String> STANDARD = Optional.empty();
    private static final Optional<String> LOGGED_IN = Optional.of(TestCalls.SESSION);
    private static final Map<String, Object> PRIVATE_DATA = Map.of("privData", "AQID", "dataVersion", "1.0");
    private static final Map<String, Object> UNKNOWN_MEMBER = Map.of("member", "value");

    private final TestCalls calls = new TestCalls();
    private final Dispatcher dispatcher = calls.dispatcher();

    private CallReply answer(String method, Map<String, ?> params, Optional<String> session) {
        return now(dispatcher.answer(call(method, params, session), calls.callers()));
    }

    private static Call call(String method, Map<String, ?> params, Optional<String> session) {
        return new Call("7", method, Map.copyOf(params), session, true);
    }

    private static CallReply now(Dispatched dispatched) {
        return assertInstanceOf(Dispatched.Now.class, dispatched).reply();
    }

    private void assertFailure(ErrorCode code, Optional<Object> data, CallReply reply) {
        assertEquals(new CallReply.Failure("7", code.code(), code.message(), data), reply);
    }

    private static String internal(CallReply reply) {
        return assertInstanceOf(CallReply.InternalFailure.class, reply).message();
    }

    @Test
    void answersAMethodByItsNameAndEchoesTheId() {
        assertEquals(new CallReply.Result("7", "pong"), answer("ping", Map.of(), STANDARD));
        assertEquals(
                new CallReply.Result(7L, "pong"),
                now(dispatcher.answer(new Call(7L, "ping", Map.of(), STANDARD, true), calls.callers())));
    }

    @Test
    void unknownMethodComesBeforeAnythingElse() {
        assertFailure(ErrorCode.METHOD_NOT_FOUND, Optional.empty(), answer("noSuch", UNKNOWN_MEMBER, STANDARD));
    }

    @Test
    void parametersComeBeforeTheAccessLevel() {
        assertFailure(
                ErrorCode.INVALID_JSON_PARAMETERS,
                Optional.of("member -> Unexpected member, expected only []"),
                answer("invite", UNKNOWN_MEMBER, STANDARD));
        assertFailure(
                ErrorCode.INVALID_PRIV_DATA,
                Optional.of("privData -> Expected encoded bytes, found other characters"),
                answer("setPrivData", Map.of("privData", "?", "dataVersion", "1.0"), STANDARD));
        assertEquals(List.of(), calls.begun);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"invite", "getMyData", "getPrivData", "descriptorCreateInit", "sinkGetAllMy"})
    @DisplayName("a standard connection is refused what needs a user, by the fixed text")
    void standardConnectionIsRefusedWhatNeedsAUser(String method) {
        assertEquals(
                "Failed assert USER_AUTHENTICATED for method '" + method + "'",
                internal(answer(method, Map.of(), STANDARD)));
        assertEquals(List.of(), calls.begun);
    }

    @Test
    void loggedInUserReachesTheDeed() {
        assertEquals(new CallReply.Result("7", "OK"), answer("setPrivData", PRIVATE_DATA, LOGGED_IN));
        assertEquals(List.of("setPrivData"), calls.begun);
    }

    @Test
    void refusalOfTheDeedHasItsCodeAndDetail() {
        assertFailure(ErrorCode.INVITATION_DISABLED, Optional.of("a detail"), answer("invite", Map.of(), LOGGED_IN));
    }

    @Test
    void endedSessionFailsWhatLooksAtItOnly() {
        Optional<String> ended = Optional.of("another session");

        assertEquals("Unknown session", internal(answer("invite", Map.of(), ended)));
        assertEquals(new CallReply.Result("7", "pong"), answer("ping", Map.of(), ended));
    }

    @Test
    void unforeseenFailureTellsAReferenceAndNothingElse() {
        String text = internal(answer("getMyData", Map.of(), LOGGED_IN));

        assertTrue(text.matches("Internal error \\(reference [0-9a-f]{8}\\)"), text);
        assertFalse(text.contains("value"), text);
    }

    @Test
    void resultIsWrittenInTheFormOfItsMethod() {
        assertEquals(new CallReply.Result("7", "00".repeat(16)), answer("descriptorCreateInit", Map.of(), LOGGED_IN));
    }

    private Dispatched.Later later(String method, Optional<String> session) {
        return assertInstanceOf(
                Dispatched.Later.class, dispatcher.answer(call(method, Map.of(), session), calls.callers()));
    }

    @Test
    void lateAnswerIsMadeWhenItIsAskedFor() {
        Dispatched.Later later = later("srpInfo", STANDARD);
        calls.waiting.getFirst().complete("ab");

        assertEquals(
                new CallReply.Result("7", Map.of("N", "ab", "g", "2")),
                later.reply().get());
    }

    @Test
    void refusalAfterWaitingHasItsCodeAndDetail() {
        assertFailure(
                ErrorCode.ACCESS_DENIED,
                Optional.of("after waiting"),
                later("getPrivData", LOGGED_IN).reply().get());
    }

    @Test
    void sessionThatEndedMeanwhileIsNotAnswered() {
        Dispatched.Later later = later("getPrivData", LOGGED_IN);
        calls.sessionEnded = true;

        assertEquals("Unknown session", internal(later.reply().get()));
    }

    @Test
    void parametersAreNotKeptWhileACallWaits() {
        assertEquals(Map.of(), later("getPrivData", LOGGED_IN).call().params());
    }

    @Test
    @DisplayName("without a database, what needs it is refused before anything is done, and what does not is answered")
    void callsThatNeedTheDatabaseAreRefusedWithoutIt() {
        calls.answers = false;
        assertEquals(new CallReply.Result("7", "pong"), answer("ping", Map.of(), STANDARD));
        assertFailure(ErrorCode.DATABASE_UNAVAILABLE, Optional.empty(), answer("setPrivData", PRIVATE_DATA, LOGGED_IN));
        assertEquals(List.of("ping"), calls.begun);
        calls.answers = true;
        assertEquals(new CallReply.Result("7", "OK"), answer("setPrivData", PRIVATE_DATA, LOGGED_IN));
    }
}
