package org.postern.appliance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.postern.protocol.Profile;

/** The command line that starts WildFly on its own, without the shell scripts it ships. */
record ServerCommand(Installation installation, RunSettings settings, Profile profile, int managementPort) {

    /** What WildFly 39 needs from the modules of the JDK (its bin/common.sh). */
    private static final List<String> MODULES = List.of(
            "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
            "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

    /** Later options win, so what the setting javaOpts says replaces these. */
    private static final List<String> MEMORY = List.of("-Xms128m", "-Xmx1g", "-XX:MetaspaceSize=96m");

    List<String> words(Map<String, String> environment) {
        List<String> words = new ArrayList<>(ownSession(environment));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-D[Standalone]");
        words.addAll(MEMORY);
        words.addAll(MODULES);
        words.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // A server that has no memory left answers nobody: its end is seen, and it is started again.
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                // Times in the log are the same for everybody who reads it.
                "-Duser.timezone=UTC",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary()));
        words.addAll(settings.service().javaOpts());
        words.addAll(bootProperties());
        words.addAll(List.of("-jar", home().resolve("jboss-modules.jar").toString()));
        words.addAll(List.of("-mp", home().resolve("modules").toString(), "org.jboss.as.standalone"));
        words.addAll(serverProperties());
        new TreeMap<>(settings.forServer()).forEach((name, value) -> words.add("-D" + name + "=" + value));
        return List.copyOf(words);
    }

    private List<String> bootProperties() {
        return List.of(
                "-Dorg.jboss.boot.log.file=" + settings.data().log().resolve("server.log"),
                "-Dlogging.configuration="
                        + configuration().resolve("logging.properties").toUri());
    }

    private List<String> serverProperties() {
        return List.of(
                "-Djboss.home.dir=" + home(),
                "-Djboss.server.base.dir=" + settings.data().server(),
                "-Djboss.server.log.dir=" + settings.data().log(),
                "-Djboss.bind.address=" + settings.bind(),
                "-Djboss.http.port=" + settings.port(),
                "-Djboss.bind.address.management=127.0.0.1",
                "-Djboss.management.http.port=" + managementPort,
                "-Djboss.node.name=postern",
                // On SIGTERM requests under way may finish for so many seconds.
                "-Dorg.wildfly.sigterm.suspend.timeout=5",
                // Everything is in server.log already.
                "-Dpostern.log.console=OFF",
                "-Dpostern.http.console-server="
                        + settings.console()
                                .map(_ -> ServerConfiguration.CONSOLE_SERVER)
                                .orElse("default-server"));
    }

    private Path home() {
        return installation.server();
    }

    Path configuration() {
        return settings.data().server().resolve("configuration");
    }

    Path temporary() {
        return settings.data().server().resolve("tmp");
    }

    /** A session of its own keeps Ctrl-C in a terminal from reaching the server before the launcher says so. */
    private static List<String> ownSession(Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        Optional<Path> setsid = List.of(path.split(":", -1)).stream()
                .map(directory -> Path.of(directory, "setsid"))
                .filter(Files::isExecutable)
                .findFirst();
        return setsid.map(Path::toString).map(List::of).orElse(List.of());
    }
}
