package org.postern.protocol.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;

class MethodCatalogTest {
    private static Stream<String> names(Method<?, ?> method) {
        return Stream.concat(Stream.of(method.name()), method.aliases().stream());
    }

    @Test
    void givesEveryNameAndAliasToOneMethod() {
        List<String> all =
                MethodCatalog.all().stream().flatMap(MethodCatalogTest::names).toList();
        Set<String> unique = new HashSet<>();
        List<String> twice = all.stream().filter(name -> !unique.add(name)).toList();
        assertEquals(List.of(), twice);
    }

    /** A class that declares methods and belongs to no subject would be forgotten by everything. */
    @Test
    void everyClassThatDeclaresMethodsBelongsToASubject() throws IOException, URISyntaxException {
        Path classes = Path.of(MethodCatalog.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("org/postern/protocol/method");
        Set<String> declared = new TreeSet<>();
        try (Stream<Path> files = Files.list(classes)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("Methods.class"))
                    .forEach(file -> declared.add(file.replace(".class", "")));
        }
        Set<String> listed = new TreeSet<>();
        for (Subject subject : Subject.values()) {
            subject.declarations().forEach(declaration -> listed.add(declaration.getSimpleName()));
        }
        assertTrue(declared.size() >= 8, declared::toString);
        assertEquals(declared, listed);
    }

    @Test
    void methodsAreFoundInTheOrderOfTheSource() {
        assertEquals(
                List.of("ping", "srpInfo", "getConfig", "getForbiddenUsernames"),
                Subject.UTILITY.methods().stream().map(Method::name).toList());
        assertTrue(MethodCatalog.all().size() >= 32);
    }

    @TestFactory
    Stream<DynamicTest> refusesParametersThatItDoesNotKnow() {
        return MethodCatalog.all().stream()
                .map(m -> DynamicTest.dynamicTest(m.name(), () -> {
                    assertTrue(m.name().matches("[a-z][A-Za-z]+"));
                    assertThrows(Malformed.class, () -> m.params().read(Map.of("noSuchMember", 1L), Limits.STRICT));
                }));
    }
}
