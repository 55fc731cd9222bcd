package org.postern.api.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.core.call.Binding;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.MethodCatalog;
import org.postern.protocol.method.UtilityMethods;

class MethodRegistryTest {
    private static final Binding<?, ?> PING = Binding.of(UtilityMethods.PING, (_, _) -> "pong");
    private static final Binding<?, ?> NAMES = Binding.of(UtilityMethods.GET_FORBIDDEN_USERNAMES, (_, _) -> List.of());

    @Test
    void everyDeclaredMethodIsFoundByEachOfItsNames() {
        MethodRegistry registry = new TestCalls().registry();

        for (Method<?, ?> method : MethodCatalog.all()) {
            assertEquals(method, registry.find(method.name()).orElseThrow().method());
            for (String alias : method.aliases()) {
                assertEquals(method, registry.find(alias).orElseThrow().method());
            }
        }
        assertTrue(registry.find("blockAddToSession").isPresent());
        assertTrue(registry.find("noSuch").isEmpty());
    }

    @Test
    void unboundMethodEndsTheStart() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> new MethodRegistry(
                        List.of(UtilityMethods.PING, UtilityMethods.GET_FORBIDDEN_USERNAMES), List.of(PING)));

        assertEquals("Expected a binding of method getForbiddenUsernames, found none", refused.getMessage());
    }

    @Test
    void methodBoundTwiceEndsTheStart() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> new MethodRegistry(List.of(UtilityMethods.PING), List.of(PING, PING)));

        assertEquals("Expected method names to be unique, found ping twice", refused.getMessage());
    }

    @Test
    void undeclaredMethodEndsTheStart() {
        assertThrows(
                IllegalStateException.class,
                () -> new MethodRegistry(List.of(UtilityMethods.PING), List.of(PING, NAMES)));
    }
}
