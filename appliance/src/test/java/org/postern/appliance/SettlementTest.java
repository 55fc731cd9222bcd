package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.protocol.Profile;

/** A start that says nothing is the same instance; one that says something else is refused with both values and the command. */
class SettlementTest {

    private static final Path DATA = Path.of("/srv/postern");
    private static final String URL = "jdbc:postgresql://db.example/postern";
    private static final Identity FROM_PORT =
            new Identity(Optional.empty(), HostPart.ofPort(8091), Profile.STRICT, Https.NONE);
    private static final Identity CHOSEN =
            new Identity(Optional.of(URL), HostPart.chosen("example.org"), Profile.LEGACY_2018, Https.NONE);
    private static final String COMMAND =
            " Nothing was changed. To change it, stopped and knowing what follows: ./postern change --data /srv/postern ";

    private static Identity settle(Identity remembered, Asked asked) {
        return new Settlement(DATA, remembered).with(asked);
    }

    private static ApplianceException refused(Identity remembered, Asked asked) {
        return assertThrows(ApplianceException.class, () -> settle(remembered, asked));
    }

    private static Asked host(String host) {
        return new Asked(Optional.empty(), Optional.of(host), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private static Asked port(int port) {
        return new Asked(Optional.empty(), Optional.empty(), OptionalInt.of(port), Optional.empty(), Optional.empty());
    }

    private static Asked database(String text) {
        return new Asked(Optional.of(text), Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private static Asked profile(Profile profile) {
        return new Asked(
                Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.of(profile), Optional.empty());
    }

    private static Asked https(Https https) {
        return new Asked(Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.of(https));
    }

    @Test
    void whoSaysNothingGetsWhatIsRemembered() {
        assertEquals(FROM_PORT, settle(FROM_PORT, Asked.NOTHING));
        assertEquals(CHOSEN, settle(CHOSEN, Asked.NOTHING));
    }

    @Test
    void firstStartTakesWhatIsSaidAndDefaultsForTheRest() {
        assertEquals(
                new Identity(Optional.empty(), new HostPart("localhost:8080", true), Profile.STRICT, Https.NONE),
                Asked.NOTHING.first());
        assertEquals(new HostPart("localhost:9000", true), port(9000).first().host());
        assertEquals(
                new HostPart("example.org", false), host("example.org").first().host());
    }

    @Test
    @DisplayName("another --port alone no longer renames every account")
    void anotherPortDoesNotRenameAccounts() {
        var refused = refused(FROM_PORT, port(9000));

        assertEquals(ExitCode.IDENTITY_DIFFERS, refused.exitCode());
        assertEquals(
                "This instance is localhost:8091; it has that name from its port and was started with the port 9000: every"
                        + " account NAME#localhost:8091 would become NAME#localhost:9000, and right passwords would fail."
                        + " To listen there under the old name: --port 9000 --host localhost:8091." + COMMAND
                        + "--host localhost:9000",
                refused.getMessage());
    }

    @Test
    void hostThatWasChosenStaysOnEveryPort() {
        assertEquals(CHOSEN, settle(CHOSEN, port(9000)));
    }

    @Test
    void oldNameOnANewPortIsChosenFromThenOn() {
        Asked both = new Asked(
                Optional.empty(),
                Optional.of("localhost:8091"),
                OptionalInt.of(9000),
                Optional.empty(),
                Optional.empty());

        assertEquals(HostPart.chosen("localhost:8091"), settle(FROM_PORT, both).host());
    }

    @Test
    void anotherHostIsRefused() {
        var refused = refused(CHOSEN, host("example.com"));

        assertEquals(ExitCode.IDENTITY_DIFFERS, refused.exitCode());
        assertEquals(
                "This instance is example.org; it was started with the host example.com: every account NAME#example.org"
                        + " would become NAME#example.com, and right passwords would fail." + COMMAND
                        + "--host example.com",
                refused.getMessage());
    }

    @Test
    @DisplayName("forgetting --database-url no longer makes an empty server")
    void forgottenDatabaseIsTheRememberedOne() {
        assertEquals(Optional.of(URL), settle(CHOSEN, Asked.NOTHING).database());
    }

    @Test
    void anotherDatabaseIsRefusedWithoutItsPassword() {
        var refused = refused(FROM_PORT, database(URL + "?password=hidden"));

        assertEquals(ExitCode.IDENTITY_DIFFERS, refused.exitCode());
        assertEquals(
                "This instance keeps its data in its own database (embedded); it was started with " + URL
                        + ", which holds other data or none: it would be another server, with a first administrator of its"
                        + " own." + COMMAND + "--database-url " + URL,
                refused.getMessage());
        assertEquals(
                ExitCode.IDENTITY_DIFFERS, refused(CHOSEN, database("embedded")).exitCode());
    }

    @Test
    void otherSchemeIsRefused() {
        var refused = refused(CHOSEN, https(new Https(Https.Mode.PROXY, Optional.empty())));

        assertEquals(
                "This instance is reached at http://example.org (tls = none); it was started with tls = proxy: links and"
                        + " cookies would no longer fit." + COMMAND + "--tls proxy",
                refused.getMessage());
    }

    @Test
    void renewedCertificateMayLieElsewhere() {
        Https before = files("/etc/old.pem");
        Identity remembered = new Identity(Optional.empty(), HostPart.chosen("example.org"), Profile.STRICT, before);

        assertEquals(
                files("/etc/new.pem"),
                settle(remembered, https(files("/etc/new.pem"))).https());
        assertEquals(before, settle(remembered, Asked.NOTHING).https());
    }

    private static Https files(String certificate) {
        return new Https(Https.Mode.FILES, Optional.of(new Https.Files(Path.of(certificate), Path.of("/etc/key.pem"))));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Profile.class)
    void profileOfTheFirstStartStays(Profile first) {
        Identity remembered = new Identity(Optional.empty(), HostPart.ofPort(8080), first, Https.NONE);
        Profile other = first == Profile.STRICT ? Profile.LEGACY_2018 : Profile.STRICT;

        assertEquals(first, settle(remembered, Asked.NOTHING).profile());
        assertEquals(first, settle(remembered, profile(first)).profile());
        var refused = refused(remembered, profile(other));
        assertEquals(ExitCode.PROFILE_DIFFERS, refused.exitCode());
        assertEquals(
                "This data directory was started with the profile " + first + " and stays with it; " + other
                        + " needs a data directory of its own",
                refused.getMessage());
    }

    @Test
    void refusesANameThatIsNoProfile() {
        var refused = assertThrows(ApplianceException.class, () -> ProfileName.read("lax"));
        assertEquals("Expected profile strict or legacy-2018, found \"lax\"", refused.getMessage());
    }
}
