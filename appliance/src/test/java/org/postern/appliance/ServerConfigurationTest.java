package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.appliance.tls.ServerKeyStore;
import org.postern.core.settings.SettingSource;
import org.postern.protocol.Profile;

/** Listeners of one run are made of the installed one, with its limits and its filters. */
class ServerConfigurationTest {

    private static final String INSTALLED = """
            <server xmlns="urn:jboss:domain:community:20.0"><profile>
            <subsystem xmlns="urn:wildfly:elytron:community:18.0"/>
            <subsystem xmlns="urn:jboss:domain:undertow:community:14.0">
            <server name="default-server">
            <http-listener name="default" socket-binding="http" max-headers="60" redirect-socket="https"/>
            <host name="default-host"><filter-ref name="too-large" priority="3"/>
            <filter-ref name="https-only" predicate="secure" priority="2"/></host>
            </server>
            <filters><expression-filter name="too-large" expression="response-code(413)"/></filters>
            </subsystem></profile>
            <interfaces><interface name="public"/></interfaces>
            <socket-binding-group name="standard-sockets"><socket-binding name="http" port="8080"/></socket-binding-group>
            </server>""";

    private final Path file;

    ServerConfigurationTest(@TempDir Path directory) {
        file = directory.resolve("standalone.xml");
    }

    private String adapted(Https.Mode mode, Map<String, String> said) throws Exception {
        Https https = new Https(
                mode,
                mode == Https.Mode.FILES
                        ? Optional.of(new Https.Files(Path.of("/etc/cert.pem"), Path.of("/etc/key.pem")))
                        : Optional.empty());
        RunSettings settings = new RunSettings(
                new DataDirectory(Path.of("data")),
                new Identity(Optional.empty(), HostPart.chosen("example.org"), Profile.STRICT, https),
                ServiceSettings.read(new SettingSource(said)),
                Map.of(),
                Optional.empty(),
                https.isOwn()
                        ? Optional.of(new ServerKeyStore(Path.of("/srv/a&b/$c/server.p12"), "unseen", Instant.EPOCH))
                        : Optional.empty());
        Files.writeString(file, INSTALLED);
        new ServerConfiguration(file, settings).adapt();
        return Files.readString(file);
    }

    private static List<String> tags(String xml, String name) {
        return Pattern.compile("<" + name + "[ />][^<]*")
                .matcher(xml)
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .toList();
    }

    @Test
    void plainServiceStaysAsItIsInstalled() throws Exception {
        String xml = adapted(Https.Mode.NONE, Map.of());

        assertEquals(
                List.of(
                        "<http-listener max-headers=\"60\" name=\"default\" redirect-socket=\"https\" socket-binding=\"http\"/>"),
                tags(xml, "http-listener"));
        assertFalse(xml.contains("console"));
        assertFalse(xml.contains("came-encrypted"));
    }

    @Test
    void serviceSpeaksHttpsOnlyWithTheLimitsOfThePlainOne() throws Exception {
        String xml = adapted(Https.Mode.FILES, Map.of());

        assertEquals(List.of(), tags(xml, "http-listener"));
        assertEquals(
                List.of(
                        "<https-listener max-headers=\"60\" name=\"default\" socket-binding=\"http\" ssl-context=\"postern\"/>"),
                tags(xml, "https-listener"));
        assertEquals(List.of("<file path=\"/srv/a&amp;b/$$c/server.p12\"/>"), tags(xml, "file"));
        assertFalse(xml.contains("unseen"));
    }

    @Test
    void consoleHasAServerOfItsOwnWithTheSameFilters() throws Exception {
        String xml = adapted(Https.Mode.FILES, Map.of("postern.consolePort", "9001"));

        assertEquals(
                List.of("<server name=\"default-server\">", "<server name=\"console-server\">"),
                tags(xml, "server").subList(1, 3));
        assertEquals(
                List.of(
                        "<http-listener max-headers=\"60\" name=\"console\" redirect-socket=\"https\" socket-binding=\"console\"/>"),
                tags(xml, "http-listener"));
        assertEquals(
                2,
                tags(xml, "filter-ref").stream()
                        .filter(tag -> tag.contains("too-large"))
                        .count());
        assertTrue(tags(xml, "socket-binding")
                .contains("<socket-binding interface=\"console\" name=\"console\" port=\"9001\"/>"));
        assertTrue(tags(xml, "inet-address").contains("<inet-address value=\"127.0.0.1\"/>"));
    }

    @Test
    void consoleForOthersSpeaksHttpsToo() throws Exception {
        String xml =
                adapted(Https.Mode.SELF_SIGNED, Map.of("postern.bind", "0.0.0.0", "postern.consoleBind", "10.0.0.1"));

        assertEquals(2, tags(xml, "https-listener").size());
    }

    @Test
    void behindAProxyEveryRequestCameOverHttpsWhateverItsHeadersSay() throws Exception {
        String xml = adapted(Https.Mode.PROXY, Map.of("postern.proxyProtocol", "true"));

        assertTrue(
                tags(xml, "expression-filter")
                        .contains(
                                "<expression-filter expression=\"set(attribute='%{SCHEME}', value=https)\" name=\"came-encrypted\"/>"));
        assertEquals(
                List.of("<filter-ref name=\"came-encrypted\" priority=\"1\"/>"),
                tags(xml, "filter-ref").stream()
                        .filter(tag -> tag.contains("came"))
                        .toList());
        assertTrue(tags(xml, "filter-ref").contains("<filter-ref name=\"https-only\" priority=\"2\"/>"), xml);
        List<String> listeners = tags(xml, "http-listener");
        assertTrue(listeners.get(0).contains("proxy-protocol=\"true\""), listeners::toString);
        assertFalse(listeners.get(1).contains("proxy-protocol"), listeners::toString);
    }
}
