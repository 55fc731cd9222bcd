package org.postern.core.admin.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.caller.Address;
import org.postern.core.caller.Caller;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.AdministrationMethods.ChangeIsBlocked;
import org.postern.protocol.method.AdministrationMethods.EndSessions;
import org.postern.protocol.method.AdministrationMethods.ResetAddressFailures;
import org.postern.protocol.method.AdministrationMethods.ResetLoginFailures;
import org.postern.protocol.method.Done;

/** Administrators' deeds as the API offers them (api.md §16). One transaction per call. */
@Stateless
public class AdministrationBoundary {
    @Inject
    private AccountDeeds deeds;

    /** Blocks an account or lets it in; never the caller's own, so that the last administrator cannot shut himself out. */
    public Done changeIsBlocked(Caller caller, ChangeIsBlocked change) throws ProtocolException {
        if (caller.requireAdmin().user().equals(change.username())) {
            throw new ProtocolException(ErrorCode.ACCESS_DENIED);
        }
        if (change.isBlocked()) {
            deeds.block(change.username());
        } else {
            deeds.unblock(change.username());
        }
        return Done.OK;
    }

    /** Ends the sessions of an account, but the one that asks. */
    public Done endSessions(Caller caller, EndSessions whose) throws ProtocolException {
        Caller.LoggedIn administrator = caller.requireAdmin();
        Optional<String> kept = Optional.of(administrator.sessionId())
                .filter(_ -> administrator.user().equals(whose.username()));
        deeds.endSessions(whose.username(), kept);
        return Done.OK;
    }

    /** Forgets failed logins at a name. */
    public Done resetLoginFailures(Caller caller, ResetLoginFailures whose) throws ProtocolException {
        var _ = caller.requireAdmin();
        deeds.forgive(whose.username());
        return Done.OK;
    }

    /** Forgets failed logins from an address. */
    public Done resetAddressFailures(Caller caller, ResetAddressFailures where) throws ProtocolException {
        var _ = caller.requireAdmin();
        deeds.forgive(address(where.address()));
        return Done.OK;
    }

    private static Address address(String literal) throws ProtocolException {
        try {
            return Address.parse(literal);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(
                    ErrorCode.INVALID_JSON_PARAMETERS, "address -> Expected an address of IPv4 or IPv6");
        }
    }
}
