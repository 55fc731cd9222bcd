package org.postern.core.collection;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postern.core.collection.Removals.Removal;

/** One collection, through all that the subjects contribute (white paper "Garbage collector"; api.md §21). */
@Dependent
public class CollectionCycle {
    private static final Logger LOG = System.getLogger(CollectionCycle.class.getName());

    private final List<Purge> purges;

    @Inject
    public CollectionCycle(Instance<Purge> purges) {
        this.purges = purges.stream()
                .sorted(Comparator.comparing(Purge::turn).thenComparing(Purge::kind))
                .toList();
    }

    /** One purge that fails is no reason to leave out the others. */
    public Removals run() {
        SortedMap<String, Removal> removed = new TreeMap<>();
        Set<String> failed = new HashSet<>();
        for (Purge purge : purges) {
            try {
                removed.put(purge.kind(), all(purge));
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Collection of " + purge.kind() + " failed", e);
                failed.add(purge.kind());
            }
        }
        return new Removals(removed, failed);
    }

    private static Removal all(Purge purge) {
        Purge.Step step = purge.step(Optional.empty());
        Removal all = Removal.NONE.plus(step);
        while (step.next().isPresent()) {
            step = purge.step(step.next());
            all = all.plus(step);
        }
        return all;
    }
}
