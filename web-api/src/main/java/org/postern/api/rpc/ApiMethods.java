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
import org.postern.core.proof.ProvedCalls;
import org.postern.protocol.method.MethodCatalog;

/** The methods that the subjects contribute, gathered into one registry; none is done before its proof was checked. */
@Dependent
public class ApiMethods {
    private final Instance<MethodGroup> groups;
    private final ProvedCalls calls;

    @Inject
    public ApiMethods(Instance<MethodGroup> groups, ProvedCalls calls) {
        this.groups = groups;
        this.calls = calls;
    }

    @Produces
    @Singleton
    MethodRegistry registry() {
        List<Binding<?, ?>> bound = new ArrayList<>();
        groups.forEach(group -> group.bindings().forEach(binding -> bound.add(calls.guarded(binding))));
        return new MethodRegistry(MethodCatalog.all(), bound);
    }
}
