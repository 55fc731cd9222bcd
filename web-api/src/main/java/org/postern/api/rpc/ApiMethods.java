package org.postern.api.rpc;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.postern.core.call.Binding;
import org.postern.core.call.MethodGroup;
import org.postern.protocol.method.MethodCatalog;

/** The methods that the subjects contribute, gathered into one registry. */
@Dependent
public class ApiMethods {
    private final Instance<MethodGroup> groups;

    @Inject
    public ApiMethods(Instance<MethodGroup> groups) {
        this.groups = groups;
    }

    @Produces
    @Singleton
    MethodRegistry registry() {
        List<Binding<?, ?>> bound = new ArrayList<>();
        groups.forEach(group -> bound.addAll(group.bindings()));
        return new MethodRegistry(MethodCatalog.all(), bound);
    }
}
