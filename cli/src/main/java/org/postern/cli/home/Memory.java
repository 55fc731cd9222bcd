package org.postern.cli.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import org.postern.client.json.Json;
import org.postern.crypto.container.Container;
import org.postern.crypto.container.InvalidContainerException;

/**
 * What a client remembers between two commands and nobody else need know, a type 4 container on disk (client.md §2).
 *
 * @param lastSeen number of the last message shown, per mailbox id
 */
public record Memory(Map<String, Long> lastSeen) {
    /** Nothing yet. */
    public static final Memory EMPTY = new Memory(Map.of());

    public Memory {
        lastSeen = Map.copyOf(lastSeen);
    }

    /** The number of the last message of a mailbox that was shown, 0 if none was. */
    public long lastSeen(String sinkId) {
        return lastSeen.getOrDefault(sinkId, 0L);
    }

    /** With a message shown. */
    public Memory seen(String sinkId, long number) {
        Map<String, Long> all = new TreeMap<>(lastSeen);
        all.merge(sinkId, number, Math::max);
        return new Memory(all);
    }

    /** The container for the profile. */
    public byte[] seal(byte[] key, SecureRandom random) {
        ObjectNode json = Json.object();
        ObjectNode numbers = json.putObject("lastSeen");
        lastSeen.forEach(numbers::put);
        return Container.sealAuthenticated(key, Json.bytes(json), random);
    }

    /** Opens the container; after a change of the password, or if the file was altered, nothing is remembered. */
    public static Memory open(byte[] key, byte[] sealed) {
        try {
            JsonNode numbers =
                    Json.parse(Container.openAuthenticated(key, sealed)).path("lastSeen");
            Map<String, Long> lastSeen = new TreeMap<>();
            numbers.properties()
                    .forEach(number ->
                            lastSeen.put(number.getKey(), number.getValue().asLong()));
            return new Memory(lastSeen);
        } catch (InvalidContainerException | IllegalArgumentException forgotten) {
            return EMPTY;
        }
    }
}
