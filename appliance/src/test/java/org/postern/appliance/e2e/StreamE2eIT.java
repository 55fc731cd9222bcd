package org.postern.appliance.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.client.account.Account;

/** The command line over record streams and over HTTP bodies, beside each other on one appliance (transport.md §27). */
@Timeout(600)
class StreamE2eIT {
    private static final String PASSWORD = "two ways to one server";
    private static final String NEW_PASSWORD = "remembered nothing but words";
    private static final int FILE = 3_000_000;
    private static final int WRONG_PASSWORD = 5;

    private final Path folder;

    StreamE2eIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    @DisplayName(
            "one conversation over both transports, a pinned key, a message told of, words that open")
    void usesEverythingAStreamGives() throws Exception {
        try (TestAppliance appliance = TestAppliance.start(folder)) {
            Account administrator = appliance.registerFirst("admin", PASSWORD);
            JsonNode alice = register(appliance, "alice", administrator.invite());
            register(appliance, "bob", administrator.invite());

            secondConnectionUsesThePinnedKey(appliance);
            sameConversationBothWays(appliance);
            followShowsANewMessage(appliance, "http", false);
            followShowsANewMessage(appliance, "stream", true);
            wordsOpenTheAccount(appliance, alice.required("recoveryWords").textValue());
        }
    }

    private JsonNode register(TestAppliance appliance, String name, String invitation) throws Exception {
        return ok(
                appliance,
                name,
                "register",
                "--server",
                appliance.address().toString(),
                "--token",
                invitation,
                "--name",
                name);
    }

    /** Registration logs in by password, so the key is pinned then; every later command opens with it. */
    private void secondConnectionUsesThePinnedKey(TestAppliance appliance) throws Exception {
        for (String transport : List.of("stream", "http")) {
            JsonNode me = ok(appliance, "alice", "whoami", "--transport", transport);
            assertTrue(me.required("serverKeyUsed").booleanValue(), me.toString());
            assertTrue(me.required("serverKey").textValue().matches("[0-9a-f]{4}( [0-9a-f]{4}){7}"), me.toString());
            assertEquals(transport, me.required("transport").textValue());
        }
        assertEquals(
                "stream", ok(appliance, "bob", "whoami").required("transport").textValue());
    }

    private void sameConversationBothWays(TestAppliance appliance) throws Exception {
        String inbox = inbox(appliance, "bob");
        int number = 0;
        for (List<String> ways : List.of(List.of("stream", "http"), List.of("http", "stream"))) {
            String from = ways.getFirst();
            String to = ways.getLast();
            Path file = randomFile(from + ".bin");
            ok(appliance, "alice", "put", "--transport", from, file.toString());
            Path copy = folder.resolve(to + " copy");
            ok(appliance, "alice", "get", "--transport", to, file.getFileName().toString(), copy.toString());
            assertEquals(-1, Files.mismatch(file, copy));

            ok(
                    appliance,
                    "alice",
                    "send",
                    "--transport",
                    from,
                    "--to",
                    inbox,
                    "--attach",
                    file.toString(),
                    "sent by " + from);
            Path saved = folder.resolve("saved by " + to);
            JsonNode read = ok(
                    appliance, "bob", "read", "--transport", to, String.valueOf(++number), "--save", saved.toString());
            assertEquals("sent by " + from, read.required("text").textValue());
            assertEquals(-1, Files.mismatch(file, saved.resolve(from + ".bin")));
        }
    }

    private void tell(TestAppliance appliance, BufferedReader following, int number) throws Exception {
        String title = "news " + number;
        ok(appliance, "alice", "send", "--to", inbox(appliance, "bob"), "--title", title, "There is news.");

        JsonNode arrived = json(following.readLine());
        assertEquals(number, arrived.required("number").intValue());
        assertEquals(title, arrived.required("title").textValue());
    }

    private void followShowsANewMessage(TestAppliance appliance, String transport, boolean outlivesRestart)
            throws Exception {
        Process following =
                start(appliance, "bob", PASSWORD, Map.of(), List.of("inbox", "--follow", "--transport", transport));
        try (BufferedReader lines = following.inputReader(StandardCharsets.UTF_8)) {
            // What was there before; the last one shows that watching has begun.
            int before = ok(appliance, "bob", "inbox").required("messages").size();
            for (int i = 1; i <= before; i++) {
                assertEquals(i, json(lines.readLine()).required("number").intValue());
            }

            tell(appliance, lines, before + 1);
            if (outlivesRestart) {
                appliance.stop();
                appliance.startAgain();
                tell(appliance, lines, before + 2);
            }
        } finally {
            following.destroy();
            following.waitFor();
        }
    }

    private void wordsOpenTheAccount(TestAppliance appliance, String words) throws Exception {
        List<String> login =
                List.of("login", "--words", "--server", appliance.address().toString());
        String others = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        assertEquals(
                WRONG_PASSWORD,
                cli(appliance, "found", NEW_PASSWORD, Map.of("POSTERN_RECOVERY_WORDS", others), login)
                        .exitCode());

        Said opened = cli(appliance, "found", NEW_PASSWORD, Map.of("POSTERN_RECOVERY_WORDS", words), login);

        assertEquals(0, opened.exitCode(), opened.text());
        assertEquals(
                "alice#" + appliance.address(),
                json(opened.text()).required("hashmail").textValue());
        Said files = cli(appliance, "found", NEW_PASSWORD, Map.of(), List.of("ls"));
        assertEquals(0, files.exitCode(), files.text());
        assertEquals(2, json(files.text()).required("files").size());
        assertEquals(
                WRONG_PASSWORD,
                cli(appliance, "alice", PASSWORD, Map.of(), List.of("ls")).exitCode());
        newWordsTakeThePlaceOfTheOld(appliance, words);
    }

    private void newWordsTakeThePlaceOfTheOld(TestAppliance appliance, String words) throws Exception {
        Said changed = cli(appliance, "found", NEW_PASSWORD, Map.of(), List.of("recovery", "set"));
        assertEquals(0, changed.exitCode(), changed.text());
        assertFalse(changed.text().contains(words));
        List<String> login =
                List.of("login", "--words", "--server", appliance.address().toString());

        assertEquals(
                WRONG_PASSWORD,
                cli(appliance, "late", PASSWORD, Map.of("POSTERN_RECOVERY_WORDS", words), login)
                        .exitCode());
    }

    private String inbox(TestAppliance appliance, String home) throws Exception {
        JsonNode sinks = ok(appliance, home, "sink", "list").required("sinks");
        return StreamSupport.stream(sinks.spliterator(), false)
                .filter(sink -> sink.required("name").textValue().equals("inbox"))
                .findFirst()
                .orElseThrow()
                .required("id")
                .textValue();
    }

    /** What a command printed on standard output and how it ended. */
    private record Said(int exitCode, String text) {}

    private JsonNode ok(TestAppliance appliance, String home, String... arguments) throws Exception {
        Said said = cli(appliance, home, PASSWORD, Map.of(), List.of(arguments));
        assertEquals(0, said.exitCode(), said.text());
        return json(said.text());
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private Said cli(
            TestAppliance appliance,
            String home,
            String password,
            Map<String, String> environment,
            List<String> arguments)
            throws Exception {
        Process process = start(appliance, home, password, environment, arguments);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private Process start(
            TestAppliance appliance,
            String home,
            String password,
            Map<String, String> environment,
            List<String> arguments)
            throws IOException {
        List<String> words = new ArrayList<>(
                List.of(appliance.script().folder().resolve("postern").toString(), "cli", "--json", "--home"));
        words.add(folder.resolve("homes").resolve(home).toString());
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        builder.environment().put("POSTERN_PASSWORD", password);
        // The build these tests are part of has just made everything.
        builder.environment().put("POSTERN_NO_BUILD", "1");
        return builder.start();
    }

    private Path randomFile(String name) throws IOException {
        byte[] bytes = new byte[FILE];
        new Random(name.hashCode()).nextBytes(bytes);
        return Files.write(folder.resolve(name), bytes);
    }
}
