package org.postern.appliance.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.client.account.Account;
import org.postern.client.storage.FileStore;
import org.postern.db.EmbeddedPostgres;

/** The server's data directory, its logs and every row of its database, searched for what only clients may know (decisions.md §4). */
@Timeout(300)
class ZeroKnowledgeIT {
    private static final String PASSWORD = "canary-password-Wiedehopf";
    private static final String FILE_NAME = "canary-name-Zaunkoenig.txt";
    private static final String FILE_TEXT = "canary-content-Rohrdommel";
    private static final String TITLE = "canary-title-Eisvogel";
    private static final String MESSAGE = "canary-message-Pirol";
    private static final String SINK = "canary-sink-Kleiber";
    private static final String ANONYMOUS = "canary-anonymous-Neuntoeter";

    /** What the server must know: found, it shows that the search finds. */
    private static final String ACCOUNT = "sperling";

    /** What it notes when there is a new account. */
    private static final String LOGGED = "account registered";

    private final Path folder;

    ZeroKnowledgeIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    @DisplayName(
            "S-59.2 no password, content, title or name of a file or mailbox reaches the server's files, rows or logs")
    void serverHoldsNothingOfWhatClientsKnow() throws Exception {
        Path data;
        try (TestAppliance appliance = TestAppliance.start(folder)) {
            data = appliance.data();
            useEverything(appliance);
        }

        assertSearchFindsWhatIsThere(data);
        List<String> places = rows(data.resolve("postgresql"));
        assertNotEquals(Optional.empty(), findIn(places, ACCOUNT), "the search must find what is there");
        for (String canary : List.of(PASSWORD, FILE_NAME, FILE_TEXT, TITLE, MESSAGE, SINK, ANONYMOUS)) {
            assertEquals(Optional.empty(), findIn(places, canary), "row with " + canary);
            assertEquals(List.of(), filesWith(data, canary), "files with " + canary);
        }
    }

    /** What the server knows and does lies in its tables, in the log of their changes and in its own log. */
    private static void assertSearchFindsWhatIsThere(Path data) throws Exception {
        assertEquals(List.of("base", "pg_wal"), foldersWith(data, ACCOUNT, "base", "pg_wal"));
        assertEquals(List.of("log"), foldersWith(data, LOGGED, "log"));
        String encoded = Base64.getEncoder().encodeToString(ACCOUNT.getBytes(StandardCharsets.UTF_8));
        for (String row : List.of(
                "(" + ACCOUNT + ")",
                "\\x00" + HexFormat.of().formatHex(ACCOUNT.getBytes(StandardCharsets.UTF_8)),
                encoded,
                Base64.getEncoder().encodeToString(("1" + ACCOUNT + "1").getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString(("12" + ACCOUNT + "12").getBytes(StandardCharsets.UTF_8)))) {
            assertEquals(Optional.of(row), findIn(List.of("(otter)", row), ACCOUNT));
        }
    }

    /** Those of the folders in which, at any depth, a file holds the text. */
    private static List<String> foldersWith(Path data, String text, String... folders) throws Exception {
        List<Path> files = filesWith(data, text);
        return Stream.of(folders)
                .filter(folder -> files.stream().anyMatch(file -> isBelow(folder, data.relativize(file))))
                .toList();
    }

    private static boolean isBelow(String folder, Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .limit(file.getNameCount() - 1L)
                .anyMatch(name -> name.toString().equals(folder));
    }

    private void useEverything(TestAppliance appliance) throws Exception {
        Account account = appliance.registerFirst(ACCOUNT, PASSWORD);
        Path file = folder.resolve(FILE_NAME);
        Files.writeString(file, FILE_TEXT.repeat(20_000));
        new FileStore(account).put(file, FILE_NAME, (done, all) -> {});
        Mail mail = new Mail(account);
        mail.send(mail.inbox(), TITLE, MESSAGE, file);
        Mail.sendAnonymously(appliance.open(), mail.createAnonymousSink(SINK), ANONYMOUS);
        assertEquals(MESSAGE, mail.read(mail.inbox(), 1).text());
    }

    private static List<String> rows(Path postgresql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(postgresql);
                var connection = DriverManager.getConnection(
                        postgres.jdbcUrl(EmbeddedPostgres.DATABASE), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (var found = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (String table : tables) {
                // Bytes appear as hex here.
                try (var found = statement.executeQuery("select t::text from " + table + " t")) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
            }
        }
        return rows;
    }

    private static Optional<String> findIn(List<String> rows, String canary) {
        List<String> forms = forms(canary);
        return rows.stream()
                .filter(row -> forms.stream().anyMatch(row::contains))
                .map(row -> row.substring(0, Math.min(200, row.length())))
                .findFirst();
    }

    /** The text as it is, in hex, and inside base64 at each of the three places it can begin. */
    private static List<String> forms(String text) {
        List<String> forms =
                new ArrayList<>(List.of(text, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))));
        for (String before : List.of("", "x", "xx")) {
            String encoded = Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString((before + text).getBytes(StandardCharsets.UTF_8));
            forms.add(encoded.substring(4, encoded.length() - 2));
        }
        return forms;
    }

    private static List<Path> filesWith(Path data, String canary) throws Exception {
        List<String> forms = forms(canary);
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(data.resolve("postgresql/programs")))
                    .filter(file -> contains(file, forms))
                    .toList();
        }
    }

    private static boolean contains(Path file, List<String> forms) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            for (Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE)) {
                String text = new String(bytes, charset);
                if (forms.stream().anyMatch(text::contains)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
