package org.postern.transport.record;

import java.nio.charset.StandardCharsets;

/**
 * The payload of a record as a range of a buffer, so that blocks of 128 KiB are not copied (transport.md §6.2). It is valid until the
 * reader it came from is used again.
 *
 * @param buffer holds the payload
 * @param offset where it starts
 * @param length its length in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a view of a buffer, never compared
public record Payload(byte[] buffer, int offset, int length) {
    /** The payload as text, for alerts. */
    public String text() {
        return new String(buffer, offset, length, StandardCharsets.UTF_8);
    }
}
