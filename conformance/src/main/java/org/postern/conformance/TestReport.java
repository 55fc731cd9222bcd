package org.postern.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The results of a run, in the event form of Open Test Reporting 0.2 that JUnit writes. */
final class TestReport {
    private static final String FILE = "open-test-report.xml";

    private static final String SUCCESSFUL = "SUCCESSFUL";

    private final Map<String, Node> nodes = new HashMap<>();
    private final Set<String> parents = new HashSet<>();
    private final Set<String> successful = new HashSet<>();

    private record Node(Optional<String> parent, String name, Optional<String> className) {}

    private TestReport() {}

    /** All tests of all reports below the build directories of a checkout. */
    static List<TestResult> below(Path checkout) throws IOException {
        List<TestResult> results = new ArrayList<>();
        for (Path report : files(checkout)) {
            results.addAll(read(report));
        }
        return results;
    }

    private static List<Path> files(Path checkout) throws IOException {
        try (Stream<Path> modules = Files.list(checkout)) {
            List<Path> directories = modules.map(module -> module.resolve("target/open-test-reports"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
            List<Path> files = new ArrayList<>();
            for (Path directory : directories) {
                try (Stream<Path> found = Files.walk(directory)) {
                    found.filter(file -> file.endsWith(FILE)).sorted().forEach(files::add);
                }
            }
            return files;
        }
    }

    /**
     * The tests of one report.
     *
     * @throws IOException if the file cannot be read, or is no such report
     */
    static List<TestResult> read(Path file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = Files.newInputStream(file)) {
            TestReport report = new TestReport();
            report.readEvents(factory.createXMLStreamReader(in));
            return report.results();
        } catch (XMLStreamException e) {
            throw new IOException("Expected a test report in " + file, e);
        }
    }

    private void readEvents(XMLStreamReader xml) throws XMLStreamException {
        String current = "";
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "started" -> {
                    current = attribute(xml, "id").orElseThrow();
                    Optional<String> parent = attribute(xml, "parentId");
                    parent.ifPresent(parents::add);
                    nodes.put(current, new Node(parent, attribute(xml, "name").orElseThrow(), Optional.empty()));
                }
                case "finished" -> current = attribute(xml, "id").orElseThrow();
                case "classSource" -> {
                    Optional<String> className = attribute(xml, "className");
                    nodes.computeIfPresent(current, (_, node) -> new Node(node.parent(), node.name(), className));
                }
                case "result" -> {
                    if (attribute(xml, "status").filter(SUCCESSFUL::equals).isPresent()) {
                        successful.add(current);
                    }
                }
                default -> {}
            }
        }
    }

    private static Optional<String> attribute(XMLStreamReader xml, String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name));
    }

    private List<TestResult> results() {
        List<TestResult> results = new ArrayList<>();
        for (String id : nodes.keySet()) {
            if (!parents.contains(id)) {
                result(id).ifPresent(results::add);
            }
        }
        return results;
    }

    /** A test passed if all it lies in did too: a class or a factory can fail as well. Empty for what stands outside of a class, such as an engine without tests, and for a class that found none. */
    private Optional<TestResult> result(String leaf) {
        ArrayDeque<String> path = new ArrayDeque<>();
        boolean passed = true;
        Optional<String> id = Optional.of(leaf);
        while (id.isPresent()) {
            Node node = nodes.get(id.get());
            if (node == null) {
                return Optional.empty();
            }
            passed &= successful.contains(id.get());
            path.addFirst(node.name());
            if (node.className().isPresent()) {
                String name = node.className().get();
                return leaf.equals(id.get())
                        ? Optional.empty()
                        : Optional.of(
                                new TestResult(name.substring(name.lastIndexOf('.') + 1), List.copyOf(path), passed));
            }
            id = node.parent();
        }
        return Optional.empty();
    }
}
