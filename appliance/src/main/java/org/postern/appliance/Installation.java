package org.postern.appliance;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the programs are: the launcher's libraries in {@code lib}, the provisioned server beside it in {@code server}. */
record Installation(Path root) {

    static Installation locate() {
        try {
            Path jar = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path root = Optional.ofNullable(jar.getParent())
                    .flatMap(lib -> Optional.ofNullable(lib.getParent()))
                    .orElse(jar);
            return new Installation(root).requireServer();
        } catch (URISyntaxException e) {
            throw new AssertionError("a class path entry has an address", e);
        }
    }

    private Installation requireServer() {
        if (!Files.isRegularFile(server().resolve("jboss-modules.jar"))) {
            throw new ApplianceException(
                    ExitCode.SERVER_FAILED, "Expected the server in " + server() + ", found none; build it again");
        }
        return this;
    }

    Path server() {
        return root.resolve("server");
    }

    static String version() {
        return Optional.ofNullable(Installation.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
