package org.postern.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of views by role, which a browser test goes through, has every view there is. */
class ViewsTest {
    private static final Path TABLE = Path.of("..", "appliance", "src", "test", "resources", "console-views.csv");

    @Test
    void everyViewHasARowInTheTableOfRoles() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        Set<String> told = lines.subList(2, lines.size()).stream()
                .map(line -> line.replaceFirst(",.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(places(), told);
    }

    private static Set<String> places() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("org.postern.console").stream()
                        .filter(found -> found.isAnnotatedWith(Route.class))
                        .map(JavaClass::reflect)
                        .map(view -> "/" + view.getAnnotation(Route.class).value())
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
