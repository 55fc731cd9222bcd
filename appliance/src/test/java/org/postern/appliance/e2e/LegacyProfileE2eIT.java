package org.postern.appliance.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.client.account.Account;
import org.postern.client.failure.FileProblem;
import org.postern.client.storage.FileStore;
import org.postern.protocol.Profile;
import org.postern.protocol.schema.Limits;

/** A server in profile legacy-2018 and our client, with the limits of 2018 (decisions.md §1). */
@Timeout(120)
class LegacyProfileE2eIT {
    private final Path folder;

    LegacyProfileE2eIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    @DisplayName("our client works with the limits of 2018, and says beforehand what is too large for them")
    void clientWorksWithTheLimitsOf2018() throws Exception {
        try (TestAppliance appliance = TestAppliance.start(folder, Profile.LEGACY_2018)) {
            Account account = appliance.registerFirst("elder", "a password of these days");
            assertEquals(Profile.LEGACY_2018, account.session().profile());
            assertEquals(200, account.session().limits().blocksCount());

            Mail mail = new Mail(appliance.logIn("elder", "a password of these days"));
            Path note = Files.writeString(folder.resolve("note.txt"), "a note");
            mail.send(mail.inbox(), "Title", "Text", note);
            assertEquals("Text", mail.read(mail.inbox(), 1).text());

            FileStore files = new FileStore(account);
            Path large = Files.write(folder.resolve("large"), new byte[200 * Limits.BLOCK_LENGTH]);
            assertThrows(FileProblem.class, () -> files.put(large, "large", (done, all) -> {}));
            assertEquals(0, files.list().entries().size());
        }
    }
}
