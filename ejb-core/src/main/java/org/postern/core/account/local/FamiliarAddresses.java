package org.postern.core.account.local;

import java.util.List;
import java.util.stream.Stream;
import org.postern.core.caller.Address;

/** The addresses from which one account was last used: few, so that nobody fills the memory with an account of his own. */
record FamiliarAddresses(List<Address> newestFirst) {
    static final FamiliarAddresses NONE = new FamiliarAddresses(List.of());

    private static final int MOST = 16;

    FamiliarAddresses with(Address address) {
        return new FamiliarAddresses(Stream.concat(Stream.of(address), newestFirst.stream())
                .distinct()
                .limit(MOST)
                .toList());
    }

    boolean contains(Address address) {
        return newestFirst.contains(address);
    }
}
