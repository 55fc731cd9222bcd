package org.postern.transport.message;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.srp.SrpHex;
import org.postern.pson.Pson;
import org.postern.pson.PsonException;
import org.postern.pson.PsonLimits;
import org.postern.transport.record.Payload;

/** The members of a handshake message or call, read with their expected types (transport.md §9, §12). */
public record Members(Map<String, @Nullable Object> values) {
    /** No handshake needs more: the largest is an answer with 1024 tickets. */
    private static final PsonLimits HANDSHAKE = new PsonLimits(16, 4096, 1 << 16);

    /** Reads a call or an answer. */
    public static Members decode(Payload payload) throws PsonException {
        return decode(payload, PsonLimits.DEFAULT);
    }

    /** Reads a handshake, which anybody may send before there is a user. */
    public static Members ofHandshake(Payload payload) throws PsonException {
        return decode(payload, HANDSHAKE);
    }

    private static Members decode(Payload payload, PsonLimits limits) throws PsonException {
        return new Members(Pson.asObject(Pson.decode(payload.buffer(), payload.offset(), payload.length(), limits)));
    }

    public Optional<Object> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Optional<String> findText(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public String text(String name) throws PsonException {
        return findText(name).orElseThrow(() -> unexpected(name, "text"));
    }

    public long integer(String name) throws PsonException {
        if (values.get(name) instanceof Long number) {
            return number;
        }
        throw unexpected(name, "an integer");
    }

    public Members object(String name) throws PsonException {
        return new Members(Pson.asObject(values.get(name)));
    }

    /** Raw bytes; programs of 2018 send them as text when they happen to be UTF-8 (§5.5 note 3). */
    public byte[] binary(String name) throws PsonException {
        return bytes(name, values.get(name));
    }

    public List<byte[]> binaries(String name) throws PsonException {
        if (!(values.get(name) instanceof List<?> elements)) {
            throw unexpected(name, "an array");
        }
        List<byte[]> all = new ArrayList<>(elements.size());
        for (Object element : elements) {
            all.add(bytes(name, element));
        }
        return all;
    }

    private static byte[] bytes(String name, @Nullable Object value) throws PsonException {
        return switch (value) {
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case null, default -> throw unexpected(name, "bytes");
        };
    }

    /** A number in hex; leading zeros carry no meaning (§14.4). */
    public BigInteger number(String name) throws PsonException {
        try {
            return SrpHex.decode(text(name));
        } catch (IllegalArgumentException _) {
            throw unexpected(name, "a number in hex");
        }
    }

    private static PsonException unexpected(String name, String expected) {
        return new PsonException("expected " + expected + " as " + name + ", found something else or nothing");
    }
}
