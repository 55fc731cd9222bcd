package org.postern.core.account.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.postern.crypto.primitive.Sha2;

/** What is guessed at: the first bits of a hash, because names of strangers may be of any length. */
public record LoginSubject(long first, long second) {
    /**
     * The subject of this name.
     *
     * @param name a user's name, or the text of a key, whether it exists or not
     */
    public static LoginSubject of(String name) {
        ByteBuffer hash = ByteBuffer.wrap(Sha2.sha256(name.getBytes(UTF_8)));
        return new LoginSubject(hash.getLong(), hash.getLong());
    }
}
