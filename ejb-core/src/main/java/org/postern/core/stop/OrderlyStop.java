package org.postern.core.stop;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What is done before a server stops, while all of it still works: calls that come are refused, those under way are answered. The
 * application server takes its parts away in no order that could promise that (docs/adr/0017).
 */
@ApplicationScoped
public class OrderlyStop {
    private final List<Runnable> deeds = new CopyOnWriteArrayList<>();

    /**
     * Adds what is to be done, in this order.
     *
     * @param deed waits for what it ends, and never for long
     */
    public void first(Runnable deed) {
        deeds.add(deed);
    }

    /** Does it all; afterwards the server answers nothing but that it stops. */
    public void begin() {
        deeds.forEach(Runnable::run);
    }
}
