package org.postern.protocol.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.protocol.wire.Limits;
import org.postern.protocol.wire.Malformed;

class MethodCatalogTest {
    private static final List<Class<?>> DECLARATIONS = List.of(
            UtilityMethods.class, AccountMethods.class, StorageMethods.class, MailboxMethods.class, WatchMethods.class);

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

    @Test
    void listsEveryDeclaredMethod() throws IllegalAccessException {
        Set<Object> declared = new HashSet<>();
        for (Class<?> declaration : DECLARATIONS) {
            for (Field field : declaration.getFields()) {
                if (field.getType() == Method.class) {
                    declared.add(field.get(declaration));
                }
            }
        }
        assertEquals(declared, new HashSet<>(MethodCatalog.all()));
        assertEquals(declared.size(), MethodCatalog.all().size());
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
