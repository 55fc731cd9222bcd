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

    /** The tag of tests whose answers are given by a double of their own. */
    private static final String STAND_IN = "stand-in";

    private final Map<String, Node> nodes = new HashMap<>();
    private final Set<String> tests = new HashSet<>();
    private final Set<String> standIns = new HashSet<>();
    private final Set<String> successful = new HashSet<>();

    private record Node(String id, Optional<String> parent, String name, Optional<String> className) {}

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
                    nodes.put(
                            current,
                            new Node(current, parent, attribute(xml, "name").orElseThrow(), Optional.empty()));
                }
                case "finished" -> current = attribute(xml, "id").orElseThrow();
                case "classSource" -> {
                    Optional<String> className = attribute(xml, "className");
                    nodes.computeIfPresent(current, (id, node) -> new Node(id, node.parent(), node.name(), className));
                }
                case "type" -> {
                    if (xml.getElementText().equals("TEST")) {
                        tests.add(current);
                    }
                }
                case "tag" -> {
                    if (xml.getElementText().equals(STAND_IN)) {
                        standIns.add(current);
                    }
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

    /** Containers are no results of their own: a factory that made no test shows nothing. */
    private List<TestResult> results() {
        List<TestResult> results = new ArrayList<>();
        for (String id : nodes.keySet()) {
            if (tests.contains(id)) {
                result(id).ifPresent(results::add);
            }
        }
        return results;
    }

    /** A test passed if all it lies in did too: a class or a factory can fail as well. Empty for what stands outside of a class. */
    private Optional<TestResult> result(String test) {
        ArrayDeque<String> path = new ArrayDeque<>();
        Optional<String> className = Optional.empty();
        boolean passed = true;
        boolean standIn = false;
        for (Optional<Node> at = node(test);
                at.isPresent();
                at = at.get().parent().flatMap(this::node)) {
            Node node = at.get();
            passed &= successful.contains(node.id());
            standIn |= standIns.contains(node.id());
            className = className.or(node::className);
            if (className.isEmpty()) {
                path.addFirst(node.name());
            }
        }
        boolean settled = passed;
        boolean doubled = standIn;
        return className.map(
                name -> new TestResult(name.substring(name.lastIndexOf('.') + 1), List.copyOf(path), doubled, settled));
    }

    private Optional<Node> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }
}
