package org.postern.protocol.method;

/** The result of a method that has nothing to tell; {@code "OK"} on the wire. */
public enum Done {
    OK
}
