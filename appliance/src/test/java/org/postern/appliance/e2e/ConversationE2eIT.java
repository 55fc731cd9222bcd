package org.postern.appliance.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.client.account.Account;

/** Two people and a stranger who use nothing but the command line, each in a home of their own. */
@Timeout(600)
class ConversationE2eIT {
    private static final String PASSWORD = "two people and a stranger";
    private static final int FILE = 64_000_000;
    private static final int PDF = 5_000_000;
    private static final int WRONG_PASSWORD = 5;

    private final Path folder;

    ConversationE2eIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    @DisplayName("two homes exchange files and messages, a stranger writes, a second device sees it all")
    void peopleExchangeFilesAndMessages() throws Exception {
        try (TestAppliance appliance = TestAppliance.start(folder)) {
            Account administrator = appliance.registerFirst("admin", PASSWORD);
            register(appliance, "alice", administrator.invite());
            register(appliance, "bob", administrator.invite());

            Path file = randomFile("holiday film.mkv", FILE);
            String descriptor = put(appliance, file);
            bobReadsWhatAliceSends(appliance, file);
            aliceReadsAStranger(appliance);
            secondDeviceSeesTheFile(appliance, file, descriptor);
        }
    }

    private void register(TestAppliance appliance, String name, String invitation) throws Exception {
        JsonNode account =
                ok(appliance, name, "register", "--server", server(appliance), "--token", invitation, "--name", name);

        assertEquals(
                name + "#" + server(appliance), account.required("hashmail").textValue());
        assertEquals(24, account.required("recoveryWords").textValue().split(" ", -1).length);
    }

    private String put(TestAppliance appliance, Path file) throws Exception {
        JsonNode put = ok(appliance, "alice", "put", file.toString());
        assertEquals(FILE, put.required("size").longValue());
        return put.required("descriptor").textValue();
    }

    private void bobReadsWhatAliceSends(TestAppliance appliance, Path file) throws Exception {
        Path pdf = randomFile("contract.pdf", PDF);
        String inbox = mailbox(appliance, "bob", "inbox");
        ok(
                appliance,
                "alice",
                "send",
                "--to",
                inbox,
                "--title",
                "Contract",
                "--attach",
                pdf.toString(),
                "Please sign.");
        ok(appliance, "alice", "share", file.getFileName().toString(), "--to", inbox);

        JsonNode listed = ok(appliance, "bob", "inbox").required("messages");
        assertEquals(2, listed.size());
        assertEquals(
                "alice#" + server(appliance), listed.get(0).required("from").textValue());
        JsonNode read = ok(
                appliance, "bob", "read", "1", "--save", folder.resolve("saved").toString());
        assertEquals("Please sign.", read.required("text").textValue());
        assertEquals(-1, Files.mismatch(pdf, folder.resolve("saved/contract.pdf")));

        String reference =
                ok(appliance, "bob", "read", "2").required("reference").textValue();
        Path copy = folder.resolve("bobs copy");
        ok(appliance, "bob", "get", reference, copy.toString());
        assertEquals(-1, Files.mismatch(file, copy));
    }

    private void aliceReadsAStranger(TestAppliance appliance) throws Exception {
        String address = ok(appliance, "alice", "sink", "create", "--mode", "anonymous", "tips")
                .required("address")
                .textValue();

        JsonNode sent = ok(appliance, "nobody", "send", "--to", address, "Look into the cellar.");

        assertTrue(sent.required("anonymous").booleanValue());
        JsonNode read = ok(appliance, "alice", "read", "tips:1");
        assertEquals("Look into the cellar.", read.required("text").textValue());
        assertEquals("anonymous#" + server(appliance), read.required("from").textValue());
    }

    private void secondDeviceSeesTheFile(TestAppliance appliance, Path file, String descriptor) throws Exception {
        List<String> login = List.of("login", "--server", server(appliance), "--name", "alice");
        assertEquals(
                WRONG_PASSWORD,
                home(appliance, "second", "not the password").run(login).exitCode());
        assertEquals(0, home(appliance, "second", PASSWORD).run(login).exitCode());

        JsonNode files = ok(appliance, "second", "ls").required("files");
        assertEquals(descriptor, files.get(0).required("descriptor").textValue());
        Path copy = folder.resolve("second copy");
        ok(appliance, "second", "get", descriptor, copy.toString());
        assertEquals(-1, Files.mismatch(file, copy));
    }

    private String mailbox(TestAppliance appliance, String home, String name) throws Exception {
        JsonNode sinks = ok(appliance, home, "sink", "list").required("sinks");
        return StreamSupport.stream(sinks.spliterator(), false)
                .filter(sink -> sink.required("name").textValue().equals(name))
                .findFirst()
                .orElseThrow()
                .required("id")
                .textValue();
    }

    private JsonNode ok(TestAppliance appliance, String home, String... arguments) throws Exception {
        return home(appliance, home, PASSWORD).ok(arguments);
    }

    private CliHome home(TestAppliance appliance, String home, String password) {
        return new CliHome(appliance, folder.resolve("homes").resolve(home), password);
    }

    private static String server(TestAppliance appliance) {
        return appliance.address().toString();
    }

    private Path randomFile(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(folder.resolve(name), bytes);
    }
}
