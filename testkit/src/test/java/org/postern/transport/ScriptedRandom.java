package org.postern.transport;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;

/** The random bytes of a recording, given out in their order. */
public final class ScriptedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient Deque<byte[]> script = new ArrayDeque<>();

    public void add(byte[] bytes) {
        script.add(bytes);
    }

    public boolean isUsedUp() {
        return script.isEmpty();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        byte[] scripted = script.remove();
        if (scripted.length != bytes.length) {
            throw new AssertionError("expected a request for " + scripted.length + " bytes, found " + bytes.length);
        }
        System.arraycopy(scripted, 0, bytes, 0, bytes.length);
    }
}
