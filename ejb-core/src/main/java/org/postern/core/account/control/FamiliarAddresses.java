package org.postern.core.account.control;

import java.util.LinkedHashSet;
import org.postern.core.caller.Address;

/** The addresses from which one account was last used: few, so that nobody fills the memory with an account of his own. */
final class FamiliarAddresses {
    private static final int MOST = 16;

    private final LinkedHashSet<Address> newestLast = new LinkedHashSet<>();

    void add(Address address) {
        newestLast.remove(address);
        newestLast.add(address);
        if (newestLast.size() > MOST) {
            var _ = newestLast.removeFirst();
        }
    }

    boolean contains(Address address) {
        return newestLast.contains(address);
    }
}
