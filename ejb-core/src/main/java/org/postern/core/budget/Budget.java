package org.postern.core.budget;

/** Something of which there is a bounded amount, as operators see it. */
public sealed interface Budget permits RateBudget, Stock, Turns {
    /** How much is in use now, and the bound; of a rate: by the busiest. */
    Use use();

    /**
     * Figures of a moment.
     *
     * @param used now
     * @param most what all may use together, or one where there is no bound for all
     * @param refused how often somebody did not get what he asked for, since the start
     */
    record Use(long used, long most, long refused) {}
}
