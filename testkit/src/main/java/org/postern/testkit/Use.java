package org.postern.testkit;

/** How often what is given out counts. */
public enum Use {
    /** Once, as on a server. */
    ONCE,
    /** As often as it comes: for requests that are recorded once and sent again and again. */
    AGAIN
}
