package org.postern.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.cli.home.Home;
import org.postern.cli.home.HomeProfile;
import org.postern.client.account.Account;
import org.postern.client.connection.KnownServer;
import org.postern.client.connection.ServerKey;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.CallRefused;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.FileProblem;
import org.postern.client.failure.LoginRefused;
import org.postern.client.failure.OutcomeUnknown;
import org.postern.client.failure.ServerKeyUnknown;
import org.postern.client.failure.ServerUnreachable;
import org.postern.client.failure.UnexpectedAnswer;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.failure.WrongUse;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.srp.LoginData;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.keystore.Keystore;
import picocli.CommandLine;

class CommandLineTest {
    /** As for other wrong use. */
    private static final int WEAK_PASSWORD = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        Map<String, String> environment = Map.of("POSTERN_PASSWORD", "correct horse");
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                name -> Optional.ofNullable(environment.get(name)),
                question -> Optional.empty());
        return Main.execute(terminal, args);
    }

    static Stream<List<String>> commands() {
        Terminal terminal = new Terminal(
                System.in, System.err, System.err, false, name -> Optional.empty(), question -> Optional.empty());
        return names(Main.commandLine(terminal), List.of()).stream();
    }

    private static List<List<String>> names(CommandLine command, List<String> path) {
        List<List<String>> all = new ArrayList<>(List.of(path));
        command.getSubcommands().forEach((name, child) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            all.addAll(names(child, longer));
        });
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void everyCommandExplainsItselfAndItsExitCodes(List<String> command) {
        List<String> args = new ArrayList<>(command);
        args.add("--help");

        assertEquals(0, run(args.toArray(String[]::new)));
        String help = out.toString(UTF_8);
        assertTrue(help.contains("postern cli"), help);
        assertTrue(help.contains("--home"), help);
        assertTrue(help.contains("--json"), help);
        assertTrue(help.contains("a check failed; the content is not shown"), help);
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void knowsAllCommandsOfTheTask() {
        List<String> names = commands().map(path -> String.join(" ", path)).toList();

        assertTrue(
                names.containsAll(List.of(
                        "register",
                        "login",
                        "whoami",
                        "put",
                        "ls",
                        "get",
                        "share",
                        "rm",
                        "sink create",
                        "sink list",
                        "send",
                        "inbox",
                        "read",
                        "invite",
                        "recovery set",
                        "recovery show",
                        "accounts block",
                        "accounts unblock",
                        "accounts end-sessions",
                        "accounts forgive",
                        "server forget")),
                names.toString());
    }

    @Test
    void newAccountGetsNoPasswordThatIsEasyToGuess(@TempDir Path home) {
        // Nothing listens there: the refusal comes before anything is sent.
        int code = run("--home", home.toString(), "--server", "127.0.0.1:9", "register", "--name", "alice");

        assertEquals(WEAK_PASSWORD, code);
        assertTrue(
                err.toString(UTF_8)
                        .contains("This password is too easy to guess. Four or more words that do not belong"
                                + " together make a good one. Nothing was sent."),
                err.toString(UTF_8));
    }

    @Test
    void saysItsVersion() {
        assertEquals(0, run("--version"));
        assertEquals("postern cli " + Version.NUMBER, out.toString(UTF_8).strip());
    }

    @Test
    void hasTheVersionOfTheProject() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));

        assertTrue(pom.contains("<version>" + Version.NUMBER + "</version>"), Version.NUMBER);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "unknown",
                "put",
                "get onlyone",
                "register --json",
                "sink",
                "sink create --mode nobody x",
                "send text",
                "ls --unknown",
                "login --name A",
                "login",
                "login --words --name alice",
                "recovery",
                "server",
                "accounts",
                "accounts block",
                "accounts block Not.A.Name.",
                "accounts forgive",
                "accounts forgive alice --address 192.0.2.1",
                "whoami --transport pigeon"
            })
    void endsWithTwoOnWrongUse(String args) {
        assertEquals(2, run(args.split(" ", -1)));
        if (args.contains("--json")) {
            assertTrue(out.toString(UTF_8).startsWith("{\"error\":{"), out.toString(UTF_8));
            assertEquals("", err.toString(UTF_8));
        } else {
            assertEquals("", out.toString(UTF_8));
            assertFalse(err.toString(UTF_8).isBlank());
        }
    }

    @Test
    void saysWrongUseAsJsonToo() throws IOException {
        assertEquals(2, run("put", "--json"));

        JsonNode error = new ObjectMapper().readTree(out.toByteArray()).required("error");
        assertTrue(error.required("code").isNull());
        assertEquals("USAGE", error.required("name").textValue());
        assertTrue(error.required("message").textValue().contains("FILE"), error.toString());
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void needsAnAccountForWhatIsTheAccounts(@TempDir Path home) {
        assertEquals(2, run("ls", "--home", home.toString()));
        assertTrue(err.toString(UTF_8).contains("There is no account in"), err.toString(UTF_8));
    }

    @Test
    void saysThatTheServerCannotBeReached(@TempDir Path home) throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertEquals(
                4,
                run("--json", "--home", home.toString(), "--server", "127.0.0.1:" + free, "login", "--name", "alice"));

        JsonNode error = new ObjectMapper().readTree(out.toByteArray()).required("error");
        assertEquals("UNREACHABLE", error.required("name").textValue());
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void looksForTheFileBeforeAnythingElse(@TempDir Path home) {
        assertEquals(7, run("put", home.resolve("missing").toString(), "--home", home.toString()));
        assertTrue(err.toString(UTF_8).startsWith("There is no file "), err.toString(UTF_8));
    }

    @Test
    @DisplayName("a login does not begin anew where the profile is damaged: it names the file and speaks to nobody")
    void endsBeforeTheConnectionWhereTheProfileIsDamaged(@TempDir Path home) throws IOException {
        Path profile = Files.writeString(home.resolve("profile"), "{\"format\":1");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);

            String address = "127.0.0.1:" + server.getLocalPort();
            assertEquals(7, run("--home", home.toString(), "--server", address, "login", "--name", "alice"));

            // The command has ended: whom it had called would stand in the queue.
            assertThrows(SocketTimeoutException.class, server::accept);
        }
        assertTrue(err.toString(UTF_8).startsWith("The profile " + profile + " is damaged"), err.toString(UTF_8));
        assertEquals("{\"format\":1", Files.readString(profile));
    }

    private static EcPrivateKey homeWithAKey(Path folder) throws ClientFailure {
        ServerAddress server = ServerAddress.parse("localhost:8080");
        EcPrivateKey key = EcPrivateKey.generate(new SecureRandom());
        ServerKey pinned = new ServerKey(Keystore.certified(key, server.toString(), 1, 1));
        new Home(folder)
                .write(new HomeProfile(
                        Hashmail.parse("alice#localhost:8080"),
                        server,
                        new LoginData(600_000, new byte[16]),
                        KnownServer.STRANGER.with(pinned),
                        Optional.empty()));
        return key;
    }

    @Test
    @DisplayName("server forget is the way on for a server that has another key now")
    void forgetsTheKeyOfTheServer(@TempDir Path home) throws Exception {
        EcPrivateKey key = homeWithAKey(home);

        assertEquals(0, run("--home", home.toString(), "--json", "server", "forget"));

        JsonNode said = new ObjectMapper().readTree(out.toByteArray());
        assertEquals("localhost:8080", said.required("server").textValue());
        assertEquals(
                Account.fingerprint(key.publicKey()), said.required("forgotten").textValue());
        assertEquals(
                Optional.empty(), new Home(home).profile().orElseThrow().known().key());

        out.reset();
        assertEquals(0, run("--home", home.toString(), "server", "forget"));
        assertEquals(
                "This home knows no key of localhost:8080.", out.toString(UTF_8).strip());
    }

    @Test
    void forgetsNothingWhereThereIsNoAccount(@TempDir Path home) {
        assertEquals(2, run("--home", home.toString(), "server", "forget"));
    }

    @Test
    void namesTheWayOnWhereAServerDeniesItsKey() {
        EcPublicKey known = EcPrivateKey.generate(new SecureRandom()).publicKey();
        ServerKeyUnknown denied = new ServerKeyUnknown("example.com", known, new IOException("alert"));

        String sentence = Words.sentence(denied);

        assertTrue(sentence.startsWith("example.com says that it does not have the key it is known by."), sentence);
        assertTrue(sentence.contains(Account.fingerprint(known)), sentence);
        assertTrue(sentence.contains("server forget"), sentence);
        assertEquals("NOT_VERIFIED", Words.name(denied));
    }

    static Stream<Object[]> failures() {
        return Stream.of(
                new Object[] {new UnexpectedAnswer("x"), 1},
                new Object[] {new WrongUse("x"), 2},
                new Object[] {new CallRefused("m", 0x27, "x", Optional.empty()), 3},
                new Object[] {new LoginRefused(LoginRefused.Reason.SLOWED), 3},
                new Object[] {new LoginRefused(LoginRefused.Reason.BLOCKED), 3},
                new Object[] {new ServerUnreachable("x"), 4},
                new Object[] {new LoginRefused(LoginRefused.Reason.WRONG_NAME_OR_PASSWORD), 5},
                new Object[] {new LoginRefused(LoginRefused.Reason.UNKNOWN_WORDS), 5},
                new Object[] {new VerificationFailed("x"), 6},
                new Object[] {
                    new ServerKeyUnknown(
                            "x", EcPrivateKey.generate(new SecureRandom()).publicKey(), new IOException("x")),
                    6
                },
                new Object[] {new OutcomeUnknown(new ServerUnreachable("x")), 4},
                new Object[] {new OutcomeUnknown(new VerificationFailed("x")), 6},
                new Object[] {new FileProblem("x"), 7});
    }

    @ParameterizedTest(name = "{1} for {0}")
    @MethodSource("failures")
    void endsWithTheExitCodeOfTheHelpText(ClientFailure failure, int code) {
        assertEquals(code, ExitCode.of(failure).number());
    }

    @Test
    void namesTheCodeOfARefusalSmallAtTheEnd() {
        CallRefused refused = new CallRefused("messagePutFinish", 0x27, "Sink doesn't exist", Optional.empty());

        assertEquals("There is no such mailbox here. Nothing was sent. (code 0x27)", Words.sentence(refused));
        assertEquals("SINK_DOESNT_EXISTS", Words.name(refused));
        assertEquals(Optional.of(0x27), Words.number(refused));
    }

    @Test
    void hasASentenceForEveryCode() {
        for (ErrorCode code : ErrorCode.values()) {
            String sentence = Words.sentence(new CallRefused("m", code.code(), code.message(), Optional.empty()));
            assertTrue(sentence.matches(".*\\(code (0x[0-9A-F]{2}|-\\d+)\\)"), sentence);
        }
    }

    @Test
    void givesAWrongPasswordTheCodeOfTheCatalogue() {
        LoginRefused refused = new LoginRefused(LoginRefused.Reason.WRONG_NAME_OR_PASSWORD);

        assertEquals(Optional.of(ErrorCode.DIFFERENT_M1.code()), Words.number(refused));
        assertEquals("Name or password is wrong.", Words.sentence(refused));
    }
}
