package org.postern.protocol.method;

/** The parameters of methods that take none. */
public record NoParams() {
    public static final NoParams NONE = new NoParams();
}
