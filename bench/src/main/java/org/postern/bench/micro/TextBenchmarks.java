package org.postern.bench.micro;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.postern.crypto.text.Base58;
import org.postern.pson.Pson;
import org.postern.pson.PsonException;
import org.postern.pson.PsonLimits;

/** Base58 of a block id against one division for each digit, and PSON of a request of 1 KB against Jackson's JSON. */
@State(Scope.Benchmark)
public class TextBenchmarks {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    private static final int ID = 37;

    private final ObjectMapper json = new ObjectMapper();
    private final byte[] id = random(ID);
    private final String idText = Base58.encode(id);
    private final Map<String, Object> request = request();
    private final byte[] inPson = Pson.encode(request);
    private final byte[] inJson = json(request);

    static Table table() {
        return new Table(
                "texts",
                List.of(
                        Line.of("Base58 encode 37 B, a division a digit", "TextBenchmarks.encodeBare"),
                        Line.of("Base58 encode 37 B", "TextBenchmarks.encode", "TextBenchmarks.encodeBare", 10),
                        Line.of("Base58 decode 37 B, a product a digit", "TextBenchmarks.decodeBare"),
                        Line.of("Base58 decode 37 B", "TextBenchmarks.decode", "TextBenchmarks.decodeBare", 10),
                        Line.of("parse 1 KB, Jackson to a map", "TextBenchmarks.parseJson"),
                        Line.of("parse 1 KB, PSON", "TextBenchmarks.parsePson", "TextBenchmarks.parseJson", 2),
                        Line.of("encode 1 KB, Jackson from a map", "TextBenchmarks.writeJson"),
                        Line.of("encode 1 KB, PSON", "TextBenchmarks.writePson", "TextBenchmarks.writeJson", 1)));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        bytes[0] = 1;
        return bytes;
    }

    /** What creates a file: names of the dictionary, ids, numbers, a few binary values. */
    private static Map<String, Object> request() {
        List<Object> blocks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            blocks.add(Base58.encode(random(ID)));
        }
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("descriptor", Base58.encode(random(25)));
        params.put("transferId", "0123456789abcdef");
        params.put("blocks", blocks);
        params.put("data", random(120));
        params.put("signature", random(65));
        params.put("size", 1_048_576L);
        params.put("check", true);
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", 17L);
        request.put("method", "descriptorCreate");
        request.put("params", params);
        return request;
    }

    private byte[] json(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException("a map of texts and numbers has a JSON form", e);
        }
    }

    @Benchmark
    public String encode() {
        return Base58.encode(id);
    }

    @Benchmark
    public String encodeBare() {
        StringBuilder text = new StringBuilder();
        BigInteger rest = new BigInteger(1, id);
        while (rest.signum() > 0) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return text.reverse().toString();
    }

    @Benchmark
    public byte[] decode() {
        return Base58.decode(idText);
    }

    @Benchmark
    public byte[] decodeBare() {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < idText.length(); i++) {
            number = number.multiply(BASE).add(BigInteger.valueOf(ALPHABET.indexOf(idText.charAt(i))));
        }
        return number.toByteArray();
    }

    @Benchmark
    public @Nullable Object parsePson() throws PsonException {
        return Pson.decode(inPson, PsonLimits.DEFAULT);
    }

    @Benchmark
    public Map<?, ?> parseJson() throws IOException {
        return json.readValue(inJson, Map.class);
    }

    @Benchmark
    public byte[] writePson() {
        return Pson.encode(request);
    }

    @Benchmark
    public byte[] writeJson() {
        return json(request);
    }
}
