package org.postern.protocol.directory.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.tree.PathStep;

/** A path as a list of AuthPathNodeMessage, the node where it ends first (pki.md §8.3). */
final class PathMessage {
    /** An index of 264 bits and the root. */
    private static final int MAX_STEPS = BitString.MAX_LENGTH + 1;

    private PathMessage() {}

    static List<PathStep> read(Fields message) throws Malformed {
        List<PathStep> path = new ArrayList<>();
        for (Object step : message.list("path", MAX_STEPS)) {
            path.add(step(Fields.of(step)));
        }
        return path;
    }

    private static PathStep step(Fields in) throws Malformed {
        return in.required("auth") instanceof Long
                ? new PathStep.Prefix(in.hash("hash"), (int) in.number("auth", 0, BitString.MAX_LENGTH))
                : new PathStep.Elsewhere(in.hash("hash"), in.bits("auth"));
    }

    static List<Map<String, @Nullable Object>> write(List<PathStep> path) {
        return path.stream().map(PathMessage::write).toList();
    }

    private static Map<String, @Nullable Object> write(PathStep step) {
        Object auth = switch (step) {
            case PathStep.Prefix prefix -> (long) prefix.length();
            case PathStep.Elsewhere elsewhere -> elsewhere.index().encode();
        };
        return Map.of("hash", step.hash().toArray(), "auth", auth);
    }
}
