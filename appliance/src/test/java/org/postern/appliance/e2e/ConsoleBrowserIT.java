package org.postern.appliance.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.postern.appliance.LauncherScript;
import org.postern.client.FirstSteps;
import org.postern.client.account.Account;
import org.postern.client.account.NewAccount;
import org.postern.client.account.Password;
import org.postern.client.connection.Connector;
import org.postern.client.connection.Patience;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.ClientFailure;
import org.postern.protocol.id.Username;

/** The console from the set-up link to sign-out, in a real browser on one running appliance. */
@DisplayName("The console in a browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class ConsoleBrowserIT {

    private static final String NAME = "adam.lis";
    // Not only the letters of the alphabet of 1963.
    private static final String PASSWORD = "zażółć gęślą jaźń";
    private static final String NEW_PASSWORD = "seven green bottles hanging";
    private static final String SECOND = "j.wrona";
    private static final String USER = "jan.kos";
    private static final String COOKIE = "postern-console";
    private static final String NOTE = "for <b>Anna</b>, archive";

    private final Path data;
    private final Path profiles;
    private final LauncherScript script;
    private final String setUpLink;
    private final String console;
    private final Chromium browser;

    ConsoleBrowserIT(@TempDir Path temporary) throws Exception {
        data = temporary.resolve("data");
        profiles = temporary.resolve("profiles");
        script = LauncherScript.linkedFrom(temporary.resolve("bin"));
        browser = Chromium.start(profiles.resolve("first"));
        setUpLink = startAppliance();
        console = setUpLink.replaceFirst("/setup#.*", "");
    }

    /** @return the set-up link it left */
    private String startAppliance() throws Exception {
        try {
            script.run("--data", data.toString(), "--port", Integer.toString(TestAppliance.freePort()));
            return TestAppliance.firstStep(data, "console set-up: ");
        } catch (Exception | AssertionError failure) {
            end();
            throw failure;
        }
    }

    @BeforeAll
    void opensNothingWithoutSignIn() {
        browser.open(console + "/");
        browser.awaitTitle("Sign in – Postern console");
        assertTrue(browser.text("main").contains("Open the set-up link"), browser.text("main"));
    }

    @AfterEach
    void reportsNoErrorInTheBrowser() {
        assertEquals(List.of(), browser.errors());
    }

    @AfterAll
    void end() throws Exception {
        browser.close();
        script.call("stop", "--data", data.toString());
    }

    @Test
    @Order(1)
    void takesTheCodeFromTheLinkAndOutOfTheAddressBar() {
        browser.open(setUpLink);

        assertEquals(console + "/setup", browser.address());
        assertEquals(setUpLink.replaceFirst(".*#", ""), browser.element("#code").getDomProperty("value"));
    }

    @Test
    @Order(2)
    void saysWhatIsWrongWithASetUpAndKeepsWhatWasTyped() {
        fillSetUp("eleven char", "eleven char");

        browser.awaitTitle("Error: Set up the console – Postern");
        assertTrue(browser.text("[role=alert]").contains("12 characters or more. It has 11."));
        assertEquals(NAME, browser.element("#name").getDomProperty("value"));
        assertEquals("", browser.element("#password").getDomProperty("value"));
        assertEquals("alert", browser.run("return document.activeElement.getAttribute('role')"));
    }

    @Test
    @Order(3)
    void makesTheFirstAdministratorOnce() {
        fillSetUp(PASSWORD, PASSWORD);
        browser.awaitText("h1", "The console is set up");

        browser.open(setUpLink);
        browser.awaitText("h1", "The console is set up");
        browser.click("main a");
        browser.awaitTitle("Sign in – Postern console");
    }

    private void fillSetUp(String password, String again) {
        browser.clearAndType("#name", NAME);
        browser.clearAndType("#password", password);
        browser.clearAndType("#again", again);
        browser.click("form button.go");
    }

    @Test
    @Order(4)
    void refusesAWrongPasswordAndAWrongNameAlike() {
        signIn(NAME, "not the password");
        browser.awaitTitle("Error: Sign in – Postern console");
        String wrongPassword = browser.text("[role=alert]");
        signIn("nobody", PASSWORD);
        browser.awaitTitle("Error: Sign in – Postern console");

        assertTrue(wrongPassword.contains("Name or password is wrong."), wrongPassword);
        assertEquals(wrongPassword, browser.text("[role=alert]"));
    }

    @Test
    @Order(5)
    void signsInWithASessionThatBeginsOnlyThenAndShowsTheNumbers() {
        assertEquals(Set.of(), browser.manage().getCookies(), "nothing is kept before sign-in");
        signIn(NAME, PASSWORD);

        browser.awaitTitle("Overview – Postern console");
        browser.awaitText(".tile:nth-child(1) .figure", "0");
        browser.awaitText(".tile:nth-child(1) .detail", "1 open invitation");
        assertTrue(browser.text(".lines").contains("Descriptors"));
        assertTrue(browser.text("main").contains("PostgreSQL 18"));
        assertEquals("img", browser.element(".plot svg").getDomAttribute("role"));
        assertTrue(browser.text("#account").contains(NAME));
        assertTrue(cookie().isHttpOnly());
        assertEquals("Strict", cookie().getSameSite());
    }

    private void signIn(String name, String password) {
        browser.clearAndType("#name", name);
        browser.clearAndType("#password", password);
        browser.click("form button.go");
    }

    private Cookie cookie() {
        Cookie cookie = browser.manage().getCookieNamed(COOKIE);
        if (cookie == null) {
            throw new AssertionError("expected a cookie " + COOKIE + ", found none");
        }
        return cookie;
    }

    @Test
    @Order(6)
    void showsThePlotAsATable() {
        browser.click(".panel header vaadin-button");

        browser.awaitText(".facts thead th", "Day");
        assertEquals(14L, browser.run("return document.querySelectorAll('.facts tbody tr').length"));
    }

    @Test
    @Order(7)
    void goesToASectionByKeysAndPutsTheFocusOnItsHeading() {
        browser.run("document.activeElement.blur()");
        browser.press("g", "i");

        browser.awaitTitle("Invitations – Postern console");
        browser.awaitText("h1:focus", "Invitations");
        assertEquals("Invitations", browser.text("nav.list [aria-current=page]"));
    }

    @Test
    @Order(8)
    void showsTheTokenOfANewInvitationOnceAndListsTheInvitation() {
        browser.click("#new-invitation");
        browser.clearAndType("#note input", NOTE);
        browser.click("#create-invitation");
        String token = browser.text("#token");
        assertTrue(token.matches("[A-Za-z0-9_-]{22}"), "expected 22 characters, found " + token.length());
        assertTrue(browser.text("#command").contains("register --token " + token), browser.text("#command"));

        browser.click("main a");
        browser.awaitTitle("Invitations – Postern console");
        browser.awaitText("#invitations .first", NOTE);
        assertFalse(((String) browser.run("return document.documentElement.outerHTML")).contains(token));
    }

    @Test
    @Order(9)
    void keepsTheFilterInTheAddress() {
        browser.run("document.activeElement.blur()");
        browser.press("/");
        browser.press("anna");
        browser.awaitText(".toolbar .number", "1 of 2");
        assertEquals(console + "/invitations?filter=anna", browser.address());

        browser.open(browser.address());
        browser.awaitText(".toolbar .number", "1 of 2");
    }

    @Test
    @Order(10)
    void asksByNameBeforeItWithdrawsAnInvitation() {
        browser.click("#invitations vaadin-button");
        assertTrue(browser.text("vaadin-confirm-dialog [slot=header]").contains(NOTE));
        browser.click("vaadin-confirm-dialog [slot=confirm-button]");

        browser.awaitText("#invitations .chip", "Withdrawn");
    }

    @ParameterizedTest(name = "{0} CSS pixels")
    @ValueSource(ints = {320, 360})
    @Order(11)
    void fitsANarrowScreenWithoutSidewaysScrolling(int width) {
        browser.narrow(width);
        try {
            for (String place : List.of("/", "/users", "/users/user/root", "/invitations", "/invitations/new")) {
                browser.open(console + place);
                browser.element("main h1");
                assertTrue(browser.element("nav.bar").isDisplayed(), place);
                assertEquals((long) width, browser.run("return document.documentElement.scrollWidth"), place);
            }
        } finally {
            browser.wide();
        }
    }

    @Test
    @DisplayName("R-45.1 every view gives an administrator and nobody what the table says")
    @Order(12)
    void everyViewGivesEachRoleWhatTheTableSays() throws Exception {
        try (Chromium nobody = Chromium.start(profiles.resolve("nobody"))) {
            for (String[] row : views()) {
                browser.open(console + row[0]);
                browser.awaitTitle(row[1]);
                browser.awaitText("main h1", row[1].replace(" – Postern console", ""));
                nobody.open(console + row[0]);
                nobody.awaitTitle(row[2]);
                assertEquals(Set.of(), nobody.manage().getCookies(), row[0]);
            }
        }
    }

    private static List<String[]> views() throws IOException {
        try (InputStream table = ConsoleBrowserIT.class.getResourceAsStream("/console-views.csv")) {
            String text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(2).map(line -> line.split(",", -1)).toList();
        }
    }

    @Test
    @Order(12)
    void saysThatASessionHasEndedAndReturnsToThePage() {
        browser.open(console + "/invitations?filter=anna");
        browser.awaitText(".toolbar .number", "1 of 2");
        browser.manage().deleteCookieNamed(COOKIE);
        browser.click("#new-invitation");

        browser.awaitTitle("Sign in – Postern console");
        assertTrue(browser.text("[role=status]").startsWith("You were signed out because"), browser.text("main"));
        browser.photograph("session-ended");
        signIn(NAME, PASSWORD);
        browser.awaitTitle("Invitations – Postern console");
        assertEquals(console + "/invitations?filter=anna", browser.address());
    }

    @Test
    @Order(13)
    void signsInByKeysAlone() {
        signOut();
        browser.awaitFocus("#name");
        browser.press(NAME);
        browser.press(Keys.TAB);
        browser.press(PASSWORD);
        browser.press(Keys.ENTER);
        browser.awaitTitle("Overview – Postern console");
        browser.element("nav.list a");
        browser.press("g", "a");
        browser.awaitTitle("Administrators – Postern console");
        browser.awaitText("h1:focus", "Administrators");
    }

    @Test
    @Order(14)
    void changesThePasswordAndSaysWhyNot() {
        browser.open(console + "/password");
        change("not the password", NEW_PASSWORD);
        browser.awaitText("[role=alert] p", "The password so far is another one.");
        change(PASSWORD, "password1234");
        browser.awaitTextBeginning("[role=alert] p", "This password is too easy to guess.");
        browser.photograph("password-refused");
        change(PASSWORD, NEW_PASSWORD);
        browser.awaitText("vaadin-notification-card", "Changed. Other sign-ins have ended.");

        browser.open(console + "/");
        browser.awaitTitle("Overview – Postern console");
        signOut();
        signIn(NAME, PASSWORD);
        browser.awaitTitle("Error: Sign in – Postern console");
        signIn(NAME, NEW_PASSWORD);
        browser.awaitTitle("Overview – Postern console");
    }

    private void change(String old, String next) {
        browser.clearAndType("#old input", old);
        browser.clearAndType("#new input", next);
        browser.clearAndType("#again input", next);
        browser.click("#change-password");
    }

    @Test
    @Order(15)
    @DisplayName(
            "an administrator finds a user, blocks him, lets him in again, ends his sessions and forgives, each asked for")
    void blocksAUserAndLetsHimInAgain() throws Exception {
        Account user = registerUser();
        browser.open(console + "/users");
        browser.awaitText("#users .first", USER);
        browser.clearAndType("[data-filter] input", "nobody has this");
        browser.awaitText(".empty h2", "Nothing matches");
        browser.clearAndType("[data-filter] input", USER.substring(1));
        browser.awaitTextBeginning(".toolbar .number", "1");
        browser.photograph("users");
        browser.click("#users .first");
        browser.awaitTitle("User – Postern console");

        decide("#block", "Block " + USER + "?", "Blocked and logged out everywhere.");
        browser.awaitText(".notice h2", "Blocked");
        browser.photograph("user-blocked");
        assertThrows(ClientFailure.class, user::failedLogins);
        decide("#unblock", "Unblock " + USER + "?", "Unblocked.");
        browser.element("#block");
        decide("#end-sessions", "End the sessions of " + USER + "?", "Logged out everywhere.");
        decide("#forgive", "Forgive failed logins at " + USER + "?", "Forgiven. Logins are counted anew.");

        browser.open(console + "/users/user/nobody");
        browser.awaitText(".notice h2", "There is no such user");
    }

    @Test
    @Order(15)
    void forgivesAnAddressThatIsOne() {
        browser.open(console + "/users");
        browser.clearAndType("#address input", "an office");
        browser.click("#forgive-address");
        browser.awaitTextBeginning("#address [slot=error-message]", "This is no address.");
        browser.clearAndType("#address input", "2001:db8::17");
        decide("#forgive-address", "Forgive failed logins from 2001:db8::17?", "Forgiven. Logins are counted anew.");
    }

    /** Presses a button, is asked, agrees, and is told what has come of it. */
    private void decide(String button, String question, String done) {
        browser.click(button);
        browser.awaitText("vaadin-confirm-dialog [slot=header]", question);
        browser.click("vaadin-confirm-dialog [slot=confirm-button]");
        browser.awaitText("vaadin-notification-card", done);
    }

    private Account registerUser() throws Exception {
        Connector connector =
                new Connector(new SecureRandom(), InstantSource.system(), "test;1", new Patience(List.of()));
        ServerAddress server =
                ServerAddress.parse(URI.create(console).getAuthority().replace("127.0.0.1", "localhost"));
        return FirstSteps.take(
                connector.open(server),
                new NewAccount(new Username(USER), TestAppliance.firstStep(data, TestAppliance.TOKEN), "en"),
                new Password(PASSWORD.toCharArray(), Password.Floor.STRONG));
    }

    @Test
    @Order(15)
    void invitesASecondAdministratorWhoRemovesNobodyButIsRemoved() throws Exception {
        browser.open(console + "/administrators");
        browser.awaitText("#administrators .first", NAME + " (you)");
        browser.click("#invite");
        browser.click("#make-link");
        String link = browser.text("#link");
        assertTrue(link.matches(console + "/setup#[A-Za-z0-9_-]{22}"), "expected a link, found " + link.length());
        browser.photograph("link-shown-once");
        try (Chromium other = Chromium.start(profiles.resolve("second"))) {
            other.open(link);
            other.clearAndType("#name", SECOND);
            other.clearAndType("#password", NEW_PASSWORD);
            other.clearAndType("#again", NEW_PASSWORD);
            other.click("form button.go");
            other.awaitText("h1", "The console is set up");
            other.open(console + "/administrators");
            other.clearAndType("#name", SECOND);
            other.clearAndType("#password", NEW_PASSWORD);
            other.click("form button.go");
            other.awaitTitle("Administrators – Postern console");
            other.photograph("administrators");

            browser.open(console + "/administrators");
            browser.click("#administrators vaadin-button");
            assertEquals(
                    "Remove the administrator " + SECOND + "?", browser.text("vaadin-confirm-dialog [slot=header]"));
            browser.click("vaadin-confirm-dialog [slot=confirm-button]");
            browser.awaitText("vaadin-notification-card", "Removed. " + SECOND + " can no longer sign in.");

            other.open(console + "/");
            other.awaitTitle("Sign in – Postern console");
            other.awaitText("[role=status]", "You were signed out because this administrator was removed.");
        }
    }

    @Test
    @Order(16)
    void endsTheSessionAtSignOut() {
        String session = cookie().getValue();
        signOut();

        browser.awaitText("[role=status]", "You are signed out.");
        browser.manage()
                .addCookie(new Cookie.Builder(COOKIE, session).path("/console").build());
        browser.open(console + "/");
        browser.awaitTitle("Sign in – Postern console");
    }

    private void signOut() {
        browser.click("#account vaadin-menu-bar-button");
        browser.click("#sign-out");
        browser.awaitText("[role=status]", "You are signed out.");
    }

    /** The console's servlet obeys a parameter and not a path, so no open path may lead to it. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"/", "/public/", "/public/tokens.css", "/sign-in", "/sign-in/refused", "/setup", "/VAADIN/"})
    @Order(17)
    void startsNoConsoleForAStranger(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(console + path + "?v-r=init&location="))
                            .build(),
                    BodyHandlers.ofString());
            assertFalse(answer.body().contains("\"uidl\"") || answer.body().contains("v-uiId"), answer.body());
            assertFalse(answer.body().contains("appConfig"), answer.body());
        }
    }

    @Test
    @Order(18)
    void takesNoSetUpFromAnotherSite() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(console + "/setup"))
                    .header("Origin", "https://elsewhere.example")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("code=x&name=" + NAME))
                    .build();
            assertEquals(403, http.send(request, BodyHandlers.discarding()).statusCode());
        }
    }
}
