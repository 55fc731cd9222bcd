package org.postern.core.admin.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.postern.core.call.Binding;
import org.postern.core.call.MethodGroup;
import org.postern.protocol.method.AdministrationMethods;

/** The methods of administrators (api.md §16). */
@Dependent
public class AdministrationApi implements MethodGroup {
    private final AdministrationBoundary administration;

    @Inject
    public AdministrationApi(AdministrationBoundary administration) {
        this.administration = administration;
    }

    @Override
    public List<Binding<?, ?>> bindings() {
        return List.of(
                Binding.of(AdministrationMethods.CHANGE_IS_BLOCKED, administration::changeIsBlocked),
                Binding.of(AdministrationMethods.END_SESSIONS, administration::endSessions),
                Binding.of(AdministrationMethods.RESET_LOGIN_FAILURES, administration::resetLoginFailures),
                Binding.of(AdministrationMethods.RESET_ADDRESS_FAILURES, administration::resetAddressFailures));
    }
}
