package org.postern.api.rpc;

import org.postern.core.budget.Budgets;
import org.postern.core.caller.Address;
import org.postern.transport.server.Admission;

/** What an address may still begin (api.md §22), and how many tickets were given in its name since that was last asked. */
final class CountedAdmission implements Admission {
    private final Budgets budgets;
    private final Address address;
    private int tickets;

    CountedAdmission(Budgets budgets, Address address) {
        this.budgets = budgets;
        this.address = address;
    }

    @Override
    public boolean admitsKeyExchange() {
        return budgets.keyExchanges().take(address, 1);
    }

    @Override
    public boolean admitsTickets(int count) {
        boolean admitted = budgets.tickets().take(address, count);
        tickets += admitted ? count : 0;
        return admitted;
    }

    int takeCount() {
        int count = tickets;
        tickets = 0;
        return count;
    }
}
