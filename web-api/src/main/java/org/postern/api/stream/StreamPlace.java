package org.postern.api.stream;

import java.util.Optional;
import org.postern.core.budget.Budgets;
import org.postern.core.caller.Address;
import org.postern.protocol.id.Username;

/**
 * The place of one stream among all (transport.md §27.5): a stranger's until somebody logs in on it, then one of that account. So
 * strangers cannot take the places of all others, however many addresses they have.
 */
final class StreamPlace {
    private final Budgets budgets;
    private final Address address;
    private Optional<Username> user = Optional.empty();
    private boolean left;

    private StreamPlace(Budgets budgets, Address address) {
        this.budgets = budgets;
        this.address = address;
    }

    /** A stranger's place, if there is one. */
    static Optional<StreamPlace> take(Budgets budgets, Address address) {
        if (!budgets.streams().take(address, 1)) {
            return Optional.empty();
        }
        if (!budgets.streamsOfStrangers().take(address, 1)) {
            budgets.streams().give(address, 1);
            return Optional.empty();
        }
        return Optional.of(new StreamPlace(budgets, address));
    }

    /** Makes it a place of this account; false where the account has too many. */
    synchronized boolean moveTo(Username account) {
        if (left || user.equals(Optional.of(account))) {
            return true;
        }
        if (!budgets.streamsOfAccounts().take(account, 1)) {
            return false;
        }
        giveBack();
        user = Optional.of(account);
        return true;
    }

    synchronized boolean isOf(Username account) {
        return user.equals(Optional.of(account));
    }

    /** Gives the place back, once. */
    synchronized void leave() {
        if (!left) {
            left = true;
            giveBack();
            budgets.streams().give(address, 1);
        }
    }

    private void giveBack() {
        user.ifPresentOrElse(
                account -> budgets.streamsOfAccounts().give(account, 1),
                () -> budgets.streamsOfStrangers().give(address, 1));
    }
}
