package org.postern.appliance;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names the instance a command is about. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Directory of all that is kept ($POSTERN_DATA, else ./data).")
    private Optional<Path> directory = Optional.empty();

    Path path() {
        return directory
                .or(() -> Optional.ofNullable(System.getenv("POSTERN_DATA"))
                        .filter(value -> !value.isBlank())
                        .map(Path::of))
                .orElse(Path.of("data"));
    }
}
