package org.postern.core.utility.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.postern.core.call.Binding;
import org.postern.core.call.MethodGroup;
import org.postern.protocol.method.UtilityMethods;

/** The utility methods (api.md §7). */
@Dependent
public class UtilityApi implements MethodGroup {
    private final UtilityBoundary utility;

    @Inject
    public UtilityApi(UtilityBoundary utility) {
        this.utility = utility;
    }

    @Override
    public List<Binding<?, ?>> bindings() {
        return List.of(
                Binding.withoutTransaction(UtilityMethods.PING, (caller, none) -> utility.ping(none)),
                Binding.withoutTransaction(UtilityMethods.SRP_INFO, (caller, none) -> utility.srpInfo(none)),
                Binding.withoutTransaction(UtilityMethods.GET_CONFIG, (caller, none) -> utility.getConfig(none)),
                Binding.withoutTransaction(
                        UtilityMethods.GET_FORBIDDEN_USERNAMES, (caller, none) -> utility.getForbiddenUsernames(none)));
    }
}
