package org.postern.protocol.directory.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.pson.Pson;
import org.postern.pson.PsonException;

/** The members of a received map, each checked for its form when it is taken; unknown ones are passed over (pki.md §2.4, §8). */
final class Fields {
    private static final String NONE = "nothing";

    private final Map<String, @Nullable Object> members;

    private Fields(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    static Fields of(@Nullable Object value) throws Malformed {
        try {
            return new Fields(Pson.asObject(value));
        } catch (PsonException e) {
            throw new Malformed("Expected a map, found another value", e);
        }
    }

    Optional<Object> any(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** Octets, at most so many. */
    Octets octets(String name, int max) throws Malformed {
        return octets(name, members.get(name), max);
    }

    Optional<Octets> optionalOctets(String name, int max) throws Malformed {
        Object value = members.get(name);
        return value == null ? Optional.empty() : Optional.of(octets(name, value, max));
    }

    private static Octets octets(String name, @Nullable Object value, int max) throws Malformed {
        if (!(value instanceof byte[] octets) || octets.length > max) {
            throw wrong(name, "at most " + max + " octets", value);
        }
        return Octets.of(octets);
    }

    /** Octets in a range of lengths; a server of 2018 sends them as a text where they happen to be one (Annex A). */
    Octets octetsOrText(String name, int least, int most) throws Malformed {
        Object value = members.get(name);
        Octets octets = value instanceof String text
                ? octets(name, text.getBytes(StandardCharsets.UTF_8), most)
                : octets(name, value, most);
        if (octets.length() < least) {
            throw wrong(name, "at least " + least + " octets", value);
        }
        return octets;
    }

    Hash hash(String name) throws Malformed {
        return hash(name, members.get(name));
    }

    private static Hash hash(String name, @Nullable Object value) throws Malformed {
        if (!(value instanceof byte[] octets) || octets.length != Hash.LENGTH) {
            throw wrong(name, "32 octets", value);
        }
        return Hash.of(octets);
    }

    Revision revision(String name) throws Malformed {
        return new Revision(hash(name));
    }

    Optional<Revision> optionalRevision(String name) throws Malformed {
        Object value = members.get(name);
        return value == null ? Optional.empty() : Optional.of(new Revision(hash(name, value)));
    }

    BitString bits(String name) throws Malformed {
        Object value = members.get(name);
        if (!(value instanceof byte[] octets)) {
            throw wrong(name, "a bit string", value);
        }
        return BitString.decode(octets);
    }

    /** A whole number in a range. */
    long number(String name, long least, long most) throws Malformed {
        Object value = members.get(name);
        if (!(value instanceof Long number) || number < least || number > most) {
            throw wrong(name, "a number from " + least + " to " + most, value);
        }
        return number;
    }

    String text(String name, int max) throws Malformed {
        Object value = members.get(name);
        if (!(value instanceof String text) || text.length() > max) {
            throw wrong(name, "a text of at most " + max + " characters", value);
        }
        return text;
    }

    /** The value of a member that must be there. */
    Object required(String name) throws Malformed {
        Object value = members.get(name);
        if (value == null) {
            throw wrong(name, "a value", null);
        }
        return value;
    }

    List<?> list(String name, int max) throws Malformed {
        Object value = members.get(name);
        if (!(value instanceof List<?> list) || list.size() > max) {
            throw wrong(name, "a list of at most " + max + " elements", value);
        }
        return list;
    }

    Map<String, @Nullable Object> members() {
        return members;
    }

    private static Malformed wrong(String name, String expected, @Nullable Object found) {
        String kind =
                found == null ? NONE : found instanceof byte[] octets ? octets.length + " octets" : "another value";
        return new Malformed("Expected " + expected + " as " + name + ", found " + kind);
    }
}
