package org.postern.api.rpc;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.core.call.Binding;
import org.postern.protocol.method.Method;

/** Every method of the API by each of its names, bound once at start (decisions.md §1, "one method registry"). */
public final class MethodRegistry {
    private final Map<String, Binding<?, ?>> byName;

    /**
     * A registry that is complete.
     *
     * @param declared the methods that must be bound, no more and no less
     * @throws IllegalStateException if one is missing, unknown or bound twice, or if two share a name
     */
    public MethodRegistry(Collection<Method<?, ?>> declared, List<Binding<?, ?>> bound) {
        Map<String, Binding<?, ?>> names = new HashMap<>();
        for (Binding<?, ?> method : bound) {
            names(method.method()).forEach(name -> enter(names, name, method));
        }
        for (Method<?, ?> method : declared) {
            if (!names.containsKey(method.name())) {
                throw new IllegalStateException("Expected a binding of method " + method.name() + ", found none");
            }
        }
        if (bound.size() != declared.size()) {
            throw new IllegalStateException(
                    "Expected bindings of " + declared.size() + " declared methods, found " + bound.size());
        }
        byName = Map.copyOf(names);
    }

    /** The method with this name or alias. */
    public Optional<Binding<?, ?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static Stream<String> names(Method<?, ?> method) {
        return Stream.concat(Stream.of(method.name()), method.aliases().stream());
    }

    private static void enter(Map<String, Binding<?, ?>> names, String name, Binding<?, ?> method) {
        if (names.put(name, method) != null) {
            throw new IllegalStateException("Expected method names to be unique, found " + name + " twice");
        }
    }
}
