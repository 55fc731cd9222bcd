package org.postern.appliance.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Cookie;
import org.postern.appliance.LauncherScript;

/** The sign-in to the console over HTTPS, in a real browser: what it keeps, and under which headers. */
@Timeout(240)
class ConsoleHttpsIT {
    private static final String NAME = "adam.lis";
    private static final String PASSWORD = "three blind mice running";

    /** Without the number that is made for each answer. */
    private static final Pattern NUMBER = Pattern.compile("'nonce-[^']+'");

    @Test
    @DisplayName("sign-in over HTTPS: cookies and headers as written here, and recorded in target/console-https.txt")
    void cookiesAndHeaders(@TempDir Path temporary) throws Exception {
        Path data = temporary.resolve("data");
        LauncherScript script = LauncherScript.linkedFrom(temporary.resolve("bin"));
        String port = Integer.toString(TestAppliance.freePort());
        script.run("--data", data.toString(), "--port", port, "--tls", "self-signed");
        try (Chromium browser = Chromium.start(temporary.resolve("profile"))) {
            String link = TestAppliance.firstStep(data, "console set-up: ");
            assertTrue(link.startsWith("https://"), link.replaceFirst("#.*", ""));
            setUpAndSignIn(browser, link);

            List<String> cookies = browser.manage().getCookies().stream()
                    .map(ConsoleHttpsIT::flags)
                    .sorted()
                    .toList();
            Map<String, String> headers = headers(browser);
            record(cookies, headers);
            assertEquals(
                    List.of(
                            "postern-console /console Secure HttpOnly SameSite=Strict",
                            "postern-console-was /console Secure HttpOnly SameSite=Strict"),
                    cookies);
            assertEquals("max-age=31536000", headers.get("strict-transport-security"));
            assertEquals("nosniff", headers.get("x-content-type-options"));
            assertEquals("DENY", headers.get("x-frame-options"));
            assertEquals("no-referrer", headers.get("referrer-policy"));
            assertEquals("same-origin", headers.get("cross-origin-opener-policy"));
            assertEquals("same-origin", headers.get("cross-origin-resource-policy"));
            assertEquals("no-store", headers.get("cache-control"));
            assertEquals(
                    "default-src 'none'; connect-src 'self'; script-src 'self' 'unsafe-eval' 'nonce-…'; style-src 'self'"
                            + " 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; form-action 'self'; base-uri"
                            + " 'self'; frame-ancestors 'none'",
                    headers.get("content-security-policy"));
            assertEquals(List.of(), browser.errors());
        } finally {
            script.call("stop", "--data", data.toString());
        }
    }

    private static void setUpAndSignIn(Chromium browser, String link) {
        browser.open(link);
        browser.clearAndType("#name", NAME);
        browser.clearAndType("#password", PASSWORD);
        browser.clearAndType("#again", PASSWORD);
        browser.click("form button.go");
        browser.awaitText("h1", "The console is set up");
        browser.click("main a");
        browser.awaitTitle("Sign in – Postern console");
        browser.photograph("sign-in-https");
        browser.clearAndType("#name", NAME);
        browser.clearAndType("#password", PASSWORD);
        browser.click("form button.go");
        browser.awaitTitle("Overview – Postern console");
        browser.awaitText(".tile:nth-child(1) .figure", "0");
    }

    private static String flags(Cookie cookie) {
        return cookie.getName() + " " + cookie.getPath() + (cookie.isSecure() ? " Secure" : "")
                + (cookie.isHttpOnly() ? " HttpOnly" : "") + " SameSite=" + cookie.getSameSite();
    }

    /** Those with which the page itself comes, as the browser sees them. */
    private static Map<String, String> headers(Chromium browser) {
        String all = (String) browser.run("""
                const again = new XMLHttpRequest();
                again.open("GET", location.href, false);
                again.send();
                return again.getAllResponseHeaders();""");
        return NUMBER.matcher(all)
                .replaceAll("'nonce-…'")
                .lines()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (one, _) -> one, TreeMap::new));
    }

    private static void record(List<String> cookies, Map<String, String> headers) throws IOException {
        List<String> lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.toList());
        lines.addAll(0, cookies);
        Files.write(Path.of("target", "console-https.txt"), lines);
    }
}
