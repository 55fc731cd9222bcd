package org.postern.api.front;

import java.util.concurrent.TimeUnit;

/** The requests under way, so that a stop can let each have its answer. */
final class Underway {
    private boolean closed;
    private int count;

    /** Lets a request in; false once the server stops. */
    synchronized boolean enter() {
        count += closed ? 0 : 1;
        return !closed;
    }

    /** A request that was let in has its answer, or needs none any more. */
    synchronized void leave() {
        count--;
        notifyAll();
    }

    /** Lets nothing in any more. */
    synchronized void close() {
        closed = true;
    }

    /**
     * Waits until all have left, or the time is over.
     *
     * @param end by {@link System#nanoTime}
     * @return how many have not
     */
    synchronized int awaitEnd(long end) throws InterruptedException {
        for (long left = end - System.nanoTime(); count > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return count;
    }
}
