package org.postern.core.storage;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a transfer session was opened for (api.md §8, table of types). The subject that opens the session says it, and says it
 * again in its final call; storage compares the two without knowing what they mean.
 *
 * @param type as the table names it
 * @param fields what the final call must repeat, in the order in which differences are told
 * @param kept what the opener wants to find in the final call; not compared
 */
public record TransferPurpose(String type, List<Field> fields, Optional<String> kept) {

    /** One field in its canonical text. */
    public record Field(String name, String value) {
        public static Field ofBytes(String name, byte[] value) {
            return new Field(name, HexFormat.of().formatHex(value));
        }
    }

    /**
     * A session that was consumed.
     *
     * @param bytes what its blocks take together
     */
    public record Taken(TransferPurpose purpose, long bytes) {}

    public TransferPurpose {
        fields = List.copyOf(fields);
    }

    public static TransferPurpose of(String type, Field... fields) {
        return new TransferPurpose(type, List.of(fields), Optional.empty());
    }

    public TransferPurpose keeping(Optional<String> text) {
        return new TransferPurpose(type, fields, text);
    }

    /** The name of the first field in which the final call differs from what the session was opened for. */
    public Optional<String> firstDifference(TransferPurpose called) {
        if (!type.equals(called.type)) {
            return Optional.of("type");
        }
        return fields.stream()
                .filter(field -> !called.fields.contains(field))
                .map(Field::name)
                .findFirst();
    }
}
