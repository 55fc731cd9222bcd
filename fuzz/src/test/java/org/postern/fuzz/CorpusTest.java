package org.postern.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kept input once: recorded messages, good keys, and whatever broke something in the past (transport.md §23). */
class CorpusTest {
    static final Path CORPUS = Path.of("src/test/resources/corpus");

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static List<Path> inputs(Target target) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(target.text()))) {
            return files.sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicContainer> everyKeptInputKeepsTheProperties() throws IOException {
        Stream.Builder<DynamicContainer> containers = Stream.builder();
        for (Target target : Target.all()) {
            containers.add(dynamicContainer(
                    target.text(),
                    inputs(target).stream()
                            .map(file -> dynamicTest(
                                    file.getFileName().toString(),
                                    () -> assertTimeoutPreemptively(
                                            LIMIT, () -> target.run(Files.readAllBytes(file)))))));
        }
        return containers.build();
    }

    @Test
    @DisplayName("every target has a corpus, and every corpus a target")
    void everyTargetHasACorpusAndEveryCorpusATarget() throws IOException {
        for (Target target : Target.all()) {
            assertFalse(inputs(target).isEmpty(), target.text());
        }
        try (Stream<Path> directories = Files.list(CORPUS)) {
            assertEquals(
                    Target.all().stream().map(Target::text).sorted().toList(),
                    directories
                            .map(directory -> directory.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }
}
