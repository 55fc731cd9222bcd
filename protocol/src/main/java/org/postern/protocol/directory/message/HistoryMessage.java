package org.postern.protocol.directory.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.history.SignedHeader;
import org.postern.protocol.keystore.KeyContainer;

/**
 * HistoryMessage: part of the chain (pki.md §8.6). Its form is right, and nothing else is known about it.
 *
 * @param newestFirst may be empty
 * @param serverKeystore public view of the server's keystore
 */
public record HistoryMessage(List<SignedHeader> newestFirst, Octets serverKeystore) {
    /** Headers of one answer; a record of 8 MiB holds less than half as many. */
    public static final int MAX_HEADERS = 65_536;

    public HistoryMessage {
        newestFirst = List.copyOf(newestFirst);
    }

    /**
     * Reads an answer.
     *
     * @throws Malformed when it has another form
     */
    public static HistoryMessage read(@Nullable Object value) throws Malformed {
        Fields in = Fields.of(value);
        List<SignedHeader> headers = new ArrayList<>();
        for (Object header : in.list("history", MAX_HEADERS)) {
            headers.add(HeaderMessage.read(header));
        }
        return new HistoryMessage(headers, in.octets("serverKeystore", KeyContainer.MAX_LENGTH));
    }

    /** The map that travels. */
    public Map<String, @Nullable Object> write() {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("serverKeystore", serverKeystore.toArray());
        out.put("history", newestFirst.stream().map(HeaderMessage::write).toList());
        return out;
    }
}
