package org.postern.protocol.method;

import java.util.Arrays;
import java.util.List;

/** Every method this version declares, found where it is declared (api.md §7 to §13). */
public final class MethodCatalog {
    private static final List<Method<?, ?>> ALL = Arrays.stream(Subject.values())
            .<Method<?, ?>>flatMap(subject -> subject.methods().stream())
            .toList();

    private MethodCatalog() {}

    public static List<Method<?, ?>> all() {
        return ALL;
    }
}
