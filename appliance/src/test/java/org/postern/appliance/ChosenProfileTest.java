package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.protocol.Profile;

/** The profile of the first start stays. */
class ChosenProfileTest {

    private final Path file;

    ChosenProfileTest(@TempDir Path directory) {
        file = directory.resolve("profile");
    }

    @Test
    void isStrictUnlessAskedOtherwise() throws Exception {
        assertEquals(Profile.STRICT, new ChosenProfile(file).settle(Optional.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Profile.class)
    void staysForLaterStartsThatDoNotName(Profile first) throws Exception {
        new ChosenProfile(file).keep(first);
        assertEquals(first, new ChosenProfile(file).settle(Optional.empty()));
        assertEquals(first, new ChosenProfile(file).settle(Optional.of(first)));
    }

    @Test
    void leavesTheChoiceOpenUntilThereAreData() throws Exception {
        new ChosenProfile(file).settle(Optional.of(Profile.LEGACY_2018));
        assertEquals(Profile.STRICT, new ChosenProfile(file).settle(Optional.of(Profile.STRICT)));
    }

    @Test
    void refusesAnotherOneAndKeepsTheFirst() throws Exception {
        new ChosenProfile(file).keep(Profile.LEGACY_2018);
        var refused = assertThrows(
                ApplianceException.class, () -> new ChosenProfile(file).settle(Optional.of(Profile.STRICT)));
        assertEquals(ExitCode.PROFILE_DIFFERS, refused.exitCode());
        assertEquals("legacy-2018", Files.readString(file).strip());
    }

    @Test
    void refusesANameThatIsNoProfile() {
        var refused = assertThrows(ApplianceException.class, () -> ChosenProfile.named("lax"));
        assertEquals("Expected profile strict or legacy-2018, found \"lax\"", refused.getMessage());
    }
}
