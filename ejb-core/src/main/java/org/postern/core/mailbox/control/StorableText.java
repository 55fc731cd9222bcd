package org.postern.core.mailbox.control;

import java.util.Collection;
import java.util.List;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;

/** Texts that a text column can hold: PostgreSQL's cannot hold U+0000. */
final class StorableText {
    private StorableText() {}

    static void require(String path, String text) throws ProtocolException {
        require(path, List.of(text));
    }

    static void require(String path, Collection<String> texts) throws ProtocolException {
        if (texts.stream().anyMatch(text -> text.indexOf('\0') >= 0)) {
            throw new ProtocolException(
                    ErrorCode.INVALID_JSON_PARAMETERS, path + " -> Expected text without the character U+0000");
        }
    }
}
