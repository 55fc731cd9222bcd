package org.postern.api.rpc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import org.postern.protocol.method.MethodCatalog;

/** Binds all methods when the application starts: one that is not bound ends the start, not the first call. */
@ApplicationScoped
public class ApiStart {
    private static final System.Logger LOG = System.getLogger(ApiStart.class.getName());

    void start(@Observes @Initialized(ApplicationScoped.class) Object event, MethodRegistry registry) {
        boolean bound = MethodCatalog.all().stream()
                .allMatch(method -> registry.find(method.name()).isPresent());
        if (!bound) {
            throw new AssertionError("a registry is complete");
        }
        LOG.log(
                System.Logger.Level.INFO,
                "API version 2.0: {0} methods",
                MethodCatalog.all().size());
    }
}
