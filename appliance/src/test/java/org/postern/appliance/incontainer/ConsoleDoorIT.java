package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.dmr.ModelNode;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door of the console from outside, without a browser: what a stranger can do there, and what an administrator needs. */
@ExtendWith(ArquillianExtension.class)
class ConsoleDoorIT {
    private static final Path DIRECTORY = Path.of(System.getProperty("postern.test.directory", ""));
    private static final String ADAM = "adam.lis";
    private static final String PASSWORD = "three blind mice running";
    private static final String LINK = "console set-up: ";
    private static final int MEBIBYTE = 1 << 20;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian fills the field
    private ManagementClient management;

    private static boolean isSetUp;

    /** Each row of a table comes from elsewhere: together they guess too often for one address. */
    private static int visitors;

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    @BeforeEach
    void oneAdministrator() throws Exception {
        if (isSetUp) {
            return;
        }
        String code = Files.readAllLines(DIRECTORY.resolve("first-start")).stream()
                .filter(line -> line.startsWith(LINK))
                .map(line -> line.replaceFirst(".*#", ""))
                .findFirst()
                .orElseThrow();
        try (ConsoleVisitor adam = ConsoleVisitor.from("127.0.0.9")) {
            Map<String, String> form = Map.of("code", code, "name", ADAM, "password", PASSWORD, "again", PASSWORD);
            assertEquals(303, adam.post("/console/setup", form).statusCode());
        }
        isSetUp = true;
    }

    private long sessions() throws IOException {
        ModelNode read = new ModelNode();
        read.get("operation").set("read-attribute");
        read.get("address").add("deployment", "postern.ear");
        read.get("address").add("subdeployment", "web-ui.war");
        read.get("address").add("subsystem", "undertow");
        read.get("name").set("active-sessions");
        return result(read).asLong();
    }

    /** Bytes in use after a collection. */
    private long heap() throws IOException {
        ModelNode collect = memory("gc");
        var _ = result(collect);
        ModelNode read = memory("read-attribute");
        read.get("name").set("heap-memory-usage");
        return result(read).get("used").asLong();
    }

    private static ModelNode memory(String operation) {
        ModelNode node = new ModelNode();
        node.get("operation").set(operation);
        node.get("address").add("core-service", "platform-mbean");
        node.get("address").add("type", "memory");
        return node;
    }

    private ModelNode result(ModelNode operation) throws IOException {
        ModelNode answer = management.getControllerClient().execute(operation);
        assertEquals("success", answer.get("outcome").asString(), answer.toString());
        return answer.get("result");
    }

    @Test
    @DisplayName("2,000 bodies of 15 KB before sign-in leave no session and no memory")
    void postsBeforeSignInLeaveNothing() throws Exception {
        String body = "x".repeat(15_000);
        List<String> places = List.of("/console/", "/console/j_security_check", "/console/?v-r=uidl", "/console/setup");
        try (ConsoleVisitor stranger = ConsoleVisitor.from("127.0.0.4")) {
            long sessions = sessions();
            for (int i = 0; i < 50; i++) {
                var _ = stranger.post(places.get(i % places.size()), Map.of("body", body));
            }
            long before = heap();
            for (int i = 0; i < 2000; i++) {
                HttpResponse<String> answer = stranger.post(places.get(i % places.size()), Map.of("body", body));
                assertEquals(List.of(), ConsoleVisitor.cookies(answer));
            }

            assertEquals(sessions, sessions());
            long more = heap() - before;
            assertTrue(
                    more < 8 * MEBIBYTE, "expected no more memory than before, found %,d bytes more".formatted(more));
        }
    }

    @Test
    @DisplayName("60 guesses from one address are slowed down, and the administrator signs in from another")
    void guessesFromOneAddressKeepNobodyOut() throws Exception {
        try (ConsoleVisitor stranger = ConsoleVisitor.from("127.0.0.5");
                ConsoleVisitor adam = ConsoleVisitor.from("127.0.0.6")) {
            List<Integer> statuses = new ArrayList<>();
            List<String> retryAfter = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                HttpResponse<String> answer = stranger.signIn(ADAM, "guess number " + i);
                statuses.add(answer.statusCode());
                answer.headers().firstValue("Retry-After").ifPresent(retryAfter::add);
                assertEquals(List.of(), ConsoleVisitor.cookies(answer));
            }
            // Six at once, and one more for each delay that ends meanwhile.
            assertEquals(Collections.nCopies(6, 303), statuses.subList(0, 6));
            assertEquals(Set.of(303, 429), Set.copyOf(statuses));
            assertTrue(Collections.frequency(statuses, 429) >= 48, statuses.toString());
            assertEquals(Collections.frequency(statuses, 429), retryAfter.size());
            assertTrue(retryAfter.stream().allMatch(seconds -> seconds.matches("[1-9][0-9]?")), retryAfter.toString());

            HttpResponse<String> signedIn = adam.signIn(ADAM, PASSWORD);
            assertEquals("/console/", ConsoleVisitor.location(signedIn));
            assertEquals(
                    200,
                    adam.get("/console/", "Cookie", ConsoleVisitor.session(signedIn))
                            .statusCode());
        }
    }

    @Test
    void guessesAtSetUpCodesAreSlowedDown() throws Exception {
        try (ConsoleVisitor stranger = ConsoleVisitor.from("127.0.0.7")) {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Map<String, String> form =
                        Map.of("code", "guess" + i, "name", "eve.lis", "password", PASSWORD, "again", PASSWORD);
                statuses.add(stranger.post("/console/setup", form).statusCode());
            }

            assertEquals(Collections.nCopies(6, 200), statuses.subList(0, 6));
            assertTrue(statuses.subList(6, 12).contains(429), statuses.toString());
        }
    }

    @Test
    void knownAndUnknownNamesAreAnsweredAlike() throws Exception {
        try (ConsoleVisitor one = ConsoleVisitor.from("127.0.0.8")) {
            HttpResponse<String> known = one.signIn(ADAM, "not the password");
            HttpResponse<String> unknown = one.signIn("eve.lis", "not the password");

            assertEquals(303, known.statusCode());
            assertEquals("/console/sign-in/refused", ConsoleVisitor.location(known));
            assertEquals(withoutDate(known), withoutDate(unknown));
            assertEquals(known.body(), unknown.body());
        }
    }

    private static Map<String, List<String>> withoutDate(HttpResponse<?> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }

    @Test
    void sessionIsNewAtSignInHasAllFlagsAndEndsAtAnother() throws Exception {
        try (ConsoleVisitor adam = ConsoleVisitor.from("127.0.0.10")) {
            HttpResponse<String> first = adam.signIn(ADAM, PASSWORD);
            String session = ConsoleVisitor.session(first);
            String cookie = ConsoleVisitor.cookies(first).stream()
                    .filter(text -> text.startsWith(session))
                    .findFirst()
                    .orElseThrow();
            assertEquals("; path=/console; HttpOnly; SameSite=Strict", cookie.substring(session.length()));

            HttpResponse<String> second =
                    adam.post("/console/sign-in", Map.of("name", ADAM, "password", PASSWORD), "Cookie", session);
            assertEquals("/console/", ConsoleVisitor.location(second));
            assertFalse(ConsoleVisitor.session(second).equals(session));
            assertEquals(302, adam.get("/console/", "Cookie", session).statusCode());
            String given = "postern-console=chosen-by-a-stranger";
            HttpResponse<String> third =
                    adam.post("/console/sign-in", Map.of("name", ADAM, "password", PASSWORD), "Cookie", given);
            assertFalse(ConsoleVisitor.session(third).equals(given));
        }
    }

    @Test
    void ninthSignInOfAnAdministratorEndsTheFirst() throws Exception {
        try (ConsoleVisitor adam = ConsoleVisitor.from("127.0.0.11")) {
            List<String> sessions = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                sessions.add(ConsoleVisitor.session(adam.signIn(ADAM, PASSWORD)));
            }

            assertEquals(
                    302, adam.get("/console/", "Cookie", sessions.getFirst()).statusCode());
            assertEquals(
                    200, adam.get("/console/", "Cookie", sessions.getLast()).statusCode());
            assertTrue(sessions() <= 8, "found " + sessions());
        }
    }

    @Test
    void strangerIsLedToSignInAndBack() throws Exception {
        try (ConsoleVisitor adam = ConsoleVisitor.from("127.0.0.12")) {
            HttpResponse<String> asked = adam.get("/console/invitations?filter=anna");
            assertEquals(302, asked.statusCode());
            assertEquals("/console/sign-in?to=%2Finvitations%3Ffilter%3Danna", ConsoleVisitor.location(asked));
            assertTrue(adam.get(ConsoleVisitor.location(asked))
                    .body()
                    .contains("<input type=\"hidden\" name=\"to\" value=\"/invitations?filter=anna\">"));

            Map<String, String> form = Map.of("name", ADAM, "password", PASSWORD, "to", "/invitations?filter=anna");
            assertEquals(
                    "/console/invitations?filter=anna", ConsoleVisitor.location(adam.post("/console/sign-in", form)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example/",
                "https:evil.example",
                "javascript:alert(1)",
                "@evil.example",
                "/../evil",
                "/x\r\nLocation: https://evil.example",
            })
    void noParameterLeadsToAForeignPlace(String target) throws Exception {
        try (ConsoleVisitor adam = ConsoleVisitor.from("127.0.1." + ++visitors)) {
            Map<String, String> right = Map.of("name", ADAM, "password", PASSWORD, "to", target, "why", target);
            Map<String, String> wrong = Map.of("name", "eve", "password", "x", "to", target);
            String query = "?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8);

            assertEquals(
                    "/console/", ConsoleVisitor.location(adam.post("/console/sign-in", right, "Cookie", "other=1")));
            assertEquals("/console/sign-in/refused", ConsoleVisitor.location(adam.post("/console/sign-in", wrong)));
            assertTrue(adam.get("/console/sign-in" + query).body().contains("name=\"to\" value=\"/\""));
            assertEquals("/console/sign-in", ConsoleVisitor.location(adam.get("/console/" + query)));
        }
    }

    @ParameterizedTest(name = "{0} {1} gives {2}")
    @CsvSource({
        "GET, /console/sign-in, 200",
        "GET, /console/sign-in/refused, 200",
        "GET, /console/setup, 200",
        "GET, /console/, 302",
        "GET, /console/?v-r=heartbeat, 410",
        "GET, /console/?v-r=uidl, 200",
        "GET, /console/public/pages.css, 200",
        "GET, /console/public/none.css, 404",
        "GET, /console/problem, 404",
        "PUT, /console/sign-in, 405",
        "GET, /nowhere, 404",
        "GET, /, 200",
        "POST, /api/, 200",
        "PUT, /api/v2.0/, 405",
    })
    void everyAnswerHasTheHeaders(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(ConsoleVisitor.address(path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertEquals(status, answer.statusCode());
        assertSecurityHeaders(answer);
        assertFalse(answer.body().contains("\tat "), "no stack trace");
    }

    static void assertSecurityHeaders(HttpResponse<?> answer) {
        assertEquals(List.of("nosniff"), answer.headers().allValues("X-Content-Type-Options"));
        assertEquals(List.of("DENY"), answer.headers().allValues("X-Frame-Options"));
        assertEquals(List.of("no-referrer"), answer.headers().allValues("Referrer-Policy"));
        assertEquals(List.of("same-origin"), answer.headers().allValues("Cross-Origin-Opener-Policy"));
        assertEquals(List.of("same-origin"), answer.headers().allValues("Cross-Origin-Resource-Policy"));
        assertEquals(1, answer.headers().allValues("Cache-Control").size());
        List<String> policies = answer.headers().allValues("Content-Security-Policy");
        assertEquals(1, policies.size(), policies.toString());
        assertTrue(policies.getFirst().startsWith("default-src 'none'; "), policies.toString());
        assertTrue(policies.getFirst().endsWith("frame-ancestors 'none'"), policies.toString());
    }

    @Test
    void consolePageHasAPolicyWithANumberOfItsOwn() throws Exception {
        try (ConsoleVisitor adam = ConsoleVisitor.from("127.0.0.14")) {
            String session = ConsoleVisitor.session(adam.signIn(ADAM, PASSWORD));
            HttpResponse<String> one = adam.get("/console/", "Cookie", session);
            HttpResponse<String> other = adam.get("/console/", "Cookie", session);

            assertSecurityHeaders(one);
            String policy = one.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.matches(".*; script-src 'self' 'unsafe-eval' 'nonce-[A-Za-z0-9+/]{22}=='; .*"), policy);
            assertFalse(policy.equals(
                    other.headers().firstValue("Content-Security-Policy").orElse("")));
            assertEquals("no-store", one.headers().firstValue("Cache-Control").orElse(""));
        }
    }

    @Test
    void foreignPagesSendNoSignIn() throws Exception {
        try (ConsoleVisitor adam = ConsoleVisitor.from("127.0.0.15")) {
            Map<String, String> form = Map.of("name", ADAM, "password", PASSWORD);
            HttpResponse<String> answer = adam.post("/console/sign-in", form, "Origin", "https://elsewhere.example");

            assertEquals(403, answer.statusCode());
            assertTrue(answer.body().contains("<h1>This was not taken</h1>"), answer.body());
            assertEquals(List.of(), ConsoleVisitor.cookies(answer));
            assertSecurityHeaders(answer);
        }
    }

    @Test
    void signInEndsWithItsPassword() throws Exception {
        try (ConsoleVisitor adam = ConsoleVisitor.from("127.0.0.16")) {
            String session = ConsoleVisitor.session(adam.signIn(ADAM, PASSWORD));
            assertEquals(200, adam.get("/console/", "Cookie", session).statusCode());
            FreshApplication.execute("update console_account set epoch = epoch + 1");

            HttpResponse<String> ended = adam.get("/console/invitations", "Cookie", session);
            assertEquals("/console/sign-in?why=password&to=%2Finvitations", ConsoleVisitor.location(ended));
            assertTrue(adam.get(ConsoleVisitor.location(ended))
                    .body()
                    .contains("You were signed out because the password of this administrator was changed."));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/console/sign-in", "/console/setup", "/console/", "/console/administrators"})
    void databaseThatFailsGivesAPlainSentenceAndNoStackTrace(String path) throws Exception {
        try (ConsoleVisitor adam = ConsoleVisitor.from("127.0.0.17")) {
            String session = ConsoleVisitor.session(adam.signIn(ADAM, PASSWORD));
            FreshApplication.execute("alter table console_account rename to console_account_hidden");
            FreshApplication.execute("alter table console_link rename to console_link_hidden");
            try {
                HttpResponse<String> answer = adam.get(path, "Cookie", session);

                assertEquals(503, answer.statusCode());
                assertEquals(List.of("5"), answer.headers().allValues("Retry-After"));
                assertTrue(answer.body().contains("<h1>The server cannot reach its database</h1>"), answer.body());
                assertTrue(
                        answer.body().length() < 3000, "found " + answer.body().length());
                assertFalse(answer.body().contains("Exception"), answer.body());
                assertSecurityHeaders(answer);
            } finally {
                FreshApplication.execute("alter table console_account_hidden rename to console_account");
                FreshApplication.execute("alter table console_link_hidden rename to console_link");
            }
        }
    }
}
