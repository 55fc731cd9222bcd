package org.postern.transport.record;

/**
 * The randoms that go into the key schedule (transport.md §7.4).
 *
 * @param client client_random of the ticket message, empty before one
 * @param server server_random, which is the ticket id, empty before one
 */
@SuppressWarnings("ArrayRecordComponent") // a holder of key bytes, never compared
public record Randoms(byte[] client, byte[] server) {
    /** No ticket yet in this body. */
    public static final Randoms NONE = new Randoms(new byte[0], new byte[0]);
}
