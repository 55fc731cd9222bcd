package org.postern.appliance.server;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;
import org.wildfly.core.launcher.StandaloneCommandBuilder;
import org.wildfly.plugin.tools.server.ServerManager;
import org.wildfly.plugin.tools.server.StandaloneConfiguration;

/**
 * One server for all test classes of a process, each with a deployment of its own.
 *
 * <p>In a fork of the build each class is a suite of its own to Arquillian, which would start a server for each; it takes one
 * that runs already, and leaves it running.
 */
public final class SharedServer implements LoadableExtension {
    private static final int PATIENCE_SECONDS = 180;

    private static Optional<ServerManager> running = Optional.empty();

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(BeforeContainers.class);
    }

    /** Starts the server when the first suite that needs one begins. */
    static final class BeforeContainers {
        void start(@Observes(precedence = 100) BeforeSuite event) throws InterruptedException {
            SharedServer.start();
        }
    }

    private static synchronized void start() throws InterruptedException {
        if (running.isPresent()) {
            return;
        }
        Path directory = Path.of(property("postern.test.directory"));
        int managementPort = Integer.parseInt(property("postern.test.management.port"));
        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(Path.of(property("postern.test.server")))
                .setBaseDirectory(directory.resolve("standalone"))
                .setJavaOptions(
                        "-Xmx768m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djboss.bind.address=127.0.0.1",
                        "-Djboss.bind.address.management=127.0.0.1",
                        "-Djboss.http.port=" + property("postern.test.http.port"),
                        "-Djboss.management.http.port=" + managementPort);
        var _ = command.addServerArgument("--properties=" + directory.resolve("server.properties"));
        ServerManager server = ServerManager.start(StandaloneConfiguration.create(command)
                .managementAddress("127.0.0.1")
                .managementPort(managementPort)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.out"))
                .shutdownOnClose(true));
        running = Optional.of(server);
        if (!server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("expected a server, see " + directory.resolve("server.out"));
        }
    }

    static synchronized void stop() {
        running.ifPresent(ServerManager::close);
    }

    private static String property(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .orElseThrow(() -> new IllegalStateException(name + " is not set by the build"));
    }
}
