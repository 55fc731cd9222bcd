package org.postern.core.account.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.postern.core.account.control.LoginTraces.OfAddress;
import org.postern.core.account.control.LoginTraces.OfPair;
import org.postern.core.account.control.LoginTraces.OfSubject;
import org.postern.core.caller.Address;
import org.postern.core.settings.Settings;

/**
 * Forgets failed logins on an administrator's word, so that whoever is slowed down by them ({@link LoginThrottle}) gets in at once
 * (api.md §16 {@code resetLoginFailures}, {@code resetAddressFailures}). What the owner of an account is told of failures stays.
 */
@Dependent
public class LoginPardon {
    private final LoginTraces traces;
    private final int allowedPerAddress;

    @Inject
    public LoginPardon(LoginTraces traces, Settings settings) {
        this.traces = traces;
        this.allowedPerAddress = settings.accounts().srpAttackAllowedErros();
    }

    /**
     * Forgets the failures at a name, wherever they came from.
     *
     * @param name a user's name, or the text of a key
     */
    public void name(String name, LoginKind kind) {
        LoginSubject subject = LoginSubject.of(name);
        traces.failedPairs(subject).forEach(pair -> takeBack(pair, kind));
        traces.pardon(new OfSubject(subject));
    }

    /** An address that was refused for its failures at this one name is let in with them; a guesser at many names is not. */
    private void takeBack(OfPair pair, LoginKind kind) {
        if (traces.failures(pair) >= allowedPerAddress) {
            traces.pardon(new OfAddress(pair.address(), kind));
        }
        traces.forgive(pair, kind);
    }

    /** Forgets the failures from an address, at whatever names. */
    public void address(Address address) {
        for (LoginKind kind : LoginKind.values()) {
            traces.failedPairs(address).forEach(pair -> traces.forgive(pair, kind));
            traces.pardon(new OfAddress(address, kind));
        }
    }
}
