package org.postern.core.freshness.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.collection.Purge;

/** Nonces whose time alone now refuses them (api.md §4). */
@Stateless
public class NoncePurge implements Purge {
    private static final int AT_ONCE = 5000;

    @Inject
    Nonces nonces;

    @Override
    public String kind() {
        return "nonces";
    }

    @Override
    public Turn turn() {
        return Turn.EXPIRED;
    }

    @Override
    public Step step(Optional<String> from) {
        return Step.of(nonces.purge(AT_ONCE), AT_ONCE);
    }
}
