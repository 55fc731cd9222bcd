package org.postern.protocol.schema;

/** How many there may be at most: always the same, or what the server announces. */
public sealed interface Bound {
    int in(Limits limits);

    /** Always the same. */
    record Fixed(int count) implements Bound {
        @Override
        public int in(Limits limits) {
            return count;
        }
    }

    /** A limit of the server. */
    record Announced(Limits.Name name) implements Bound {
        @Override
        public int in(Limits limits) {
            return limits.get(name);
        }
    }

    static Bound of(int count) {
        return new Fixed(count);
    }

    static Bound of(Limits.Name name) {
        return new Announced(name);
    }
}
