package org.postern.core.account.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.postern.core.call.Binding;
import org.postern.core.call.MethodGroup;
import org.postern.protocol.method.AccountMethods;

/** The methods of accounts (api.md §13). */
@Dependent
public class AccountApi implements MethodGroup {
    private final AccountBoundary accounts;

    @Inject
    public AccountApi(AccountBoundary accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Binding<?, ?>> bindings() {
        return List.of(
                Binding.of(AccountMethods.REGISTER, accounts::register),
                Binding.of(AccountMethods.GET_MY_DATA, accounts::getMyData),
                Binding.of(AccountMethods.GET_PRIV_DATA, accounts::getPrivData),
                Binding.of(AccountMethods.SET_PRIV_DATA, accounts::setPrivData),
                Binding.of(AccountMethods.SET_CREDENTIALS, accounts::setCredentials),
                Binding.of(AccountMethods.GET_RECOVERY_DATA, accounts::getRecoveryData),
                Binding.of(AccountMethods.SET_RECOVERY_DATA, accounts::setRecoveryData),
                Binding.of(AccountMethods.INVITE, accounts::invite));
    }
}
