package org.postern.appliance.incontainer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The table of who may call what, {@code access-matrix.csv}, and what a cell of it says. */
final class AccessMatrix {
    private static final String PASSES = "passes";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

    /** Well-formed values that name nothing that is there. */
    private static final Map<String, String> VALUES = Map.of(
            "${sid}", "5Am9yxyQsYfFKG5tCLafo6uKXFzgEzvK1N6mv2AumTxfmkuPPU",
            "${key}", "5Am9yxyQsYfFKG5tCLafo6uKXFzgEzvK1N6mv2AumTxfmkuPPU",
            "${did}", "1F7sMYhhjx9H5mqioFVpGa4FtYQvVKRXQ3",
            "${bid}", "BQk5dU4NfgU3H5dKWpET8kApPdmuZitK5F5jNNqvKhhx",
            "${transfer}", "00112233445566778899aabbccddeeff",
            "${signature}", Base64.getEncoder().encodeToString(new byte[65]));

    /** Who calls. */
    enum Level {
        STANDARD,
        USER,
        ADMINISTRATOR
    }

    /** One name of a method with its row. */
    record Row(
            String name,
            String standard,
            String user,
            String administrator,
            String clause,
            Map<String, Object> parameters) {
        Cell by(Level level) {
            String word = switch (level) {
                case STANDARD -> standard;
                case USER -> user;
                case ADMINISTRATOR -> administrator;
            };
            return new Cell(this, level, Optional.of(word).filter(found -> !found.equals(PASSES)));
        }
    }

    /**
     * What is expected of one call.
     *
     * @param refusal the level that the text of the refusal names; empty if the call passes
     */
    record Cell(Row row, Level level, Optional<String> refusal) {
        Optional<String> text() {
            return refusal.map(name -> "Failed assert " + name + " for method '" + row.name() + "'");
        }

        @Override
        public String toString() {
            String clause = row.clause().isEmpty() || refusal.isEmpty() ? "" : row.clause() + " ";
            return clause + row.name() + " by " + level + ": "
                    + refusal.map(name -> "refused, " + name).orElse(PASSES);
        }
    }

    private AccessMatrix() {}

    static List<Row> rows() {
        try (InputStream in = Objects.requireNonNull(AccessMatrix.class.getResourceAsStream("/access-matrix.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(AccessMatrix::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Cell> cells() {
        return rows().stream()
                .flatMap(row -> List.of(Level.values()).stream().map(row::by))
                .toList();
    }

    private static Row row(String line) {
        String[] columns = line.split("\\|", 6);
        return new Row(columns[0], columns[1], columns[2], columns[3], columns[4], parameters(columns[5]));
    }

    private static Map<String, Object> parameters(String template) {
        String json = template;
        for (Map.Entry<String, String> value : VALUES.entrySet()) {
            json = json.replace(value.getKey(), value.getValue());
        }
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
