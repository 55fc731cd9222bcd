package org.postern.api.http;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes that all bodies, messages and answers on their way may take together, so that many cannot fill the memory. */
public class NetworkMemory {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    /** Memory of that many bytes. */
    public NetworkMemory(long most) {
        this.most = most;
    }

    /** What one exchange or stream takes, until it ends. */
    public final class Share {
        private long bytes;
        private boolean ended;

        private Share() {}

        /**
         * Takes more.
         *
         * @return whether there was so much left, and the exchange goes on
         */
        public synchronized boolean take(long more) {
            if (ended) {
                return false;
            }
            if (taken.addAndGet(more) > most) {
                taken.addAndGet(-more);
                return false;
            }
            bytes += more;
            return true;
        }

        /** Gives back some of it. */
        public synchronized void give(long less) {
            if (!ended) {
                taken.addAndGet(-less);
                bytes -= less;
            }
        }

        /** Gives everything back, for good. */
        public synchronized void end() {
            ended = true;
            taken.addAndGet(-bytes);
            bytes = 0;
        }
    }

    /** A share of nothing yet. */
    public Share share() {
        return new Share();
    }

    /** How much is taken now. */
    public long taken() {
        return taken.get();
    }
}
