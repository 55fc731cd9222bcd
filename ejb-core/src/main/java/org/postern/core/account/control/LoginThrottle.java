package org.postern.core.account.control;

import java.time.InstantSource;
import org.postern.core.caller.Address;
import org.postern.core.expiry.ExpiringMap;
import org.postern.core.settings.AccountSettings;

/**
 * Refuses addresses that failed to log in too often (api.md §22: 16 failures in 3840 s, refused for 3840 s). A success does
 * not reset the count, or an attacker would log in to an account of his own in between.
 */
public final class LoginThrottle {
    private static final int MAX_ADDRESSES = 100_000;

    private final int allowed;
    private final ExpiringMap<Address, Integer> failures;
    private final ExpiringMap<Address, Boolean> refused;

    public LoginThrottle(AccountSettings settings, InstantSource clock) {
        this.allowed = settings.srpAttackAllowedErros();
        this.failures = ExpiringMap.fixed(settings.srpAttackCheckPeriod(), MAX_ADDRESSES, clock, _ -> {});
        this.refused = ExpiringMap.fixed(settings.srpAttackPenalty(), MAX_ADDRESSES, clock, _ -> {});
    }

    public boolean refuses(Address address) {
        return refused.get(address).isPresent();
    }

    public void failed(Address address) {
        if (failures.merge(address, 1, Integer::sum) >= allowed) {
            var _ = failures.take(address);
            refused.put(address, true);
        }
    }
}
