package org.postern.core.mailbox.entity;

import java.io.Serializable;
import java.util.Arrays;
import org.postern.protocol.id.SinkId;

/** What identifies a message: its sink and its number there (api.md §3 {@code mid}). */
public final class MessageKey implements Serializable {
    private static final long serialVersionUID = 1L;

    private byte[] sid;
    private long mid;

    /** For the persistence provider. */
    public MessageKey() {
        this.sid = new byte[0];
    }

    public MessageKey(SinkId sid, long mid) {
        this.sid = sid.key().compressed();
        this.mid = mid;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageKey that && mid == that.mid && Arrays.equals(sid, that.sid);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(sid) + Long.hashCode(mid);
    }
}
