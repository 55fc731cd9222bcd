package org.postern.protocol.method;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each method leaves behind, by hand: replayed calls and a full disk are decided by it (transport.md §9.6). */
class EffectTest {
    private static final List<String> READING = List.of(
            "ping",
            "srpInfo",
            "getConfig",
            "getForbiddenUsernames",
            "getMyData",
            "getPrivData",
            "getRecoveryData",
            "blockGet",
            "descriptorGet",
            "descriptorCheck",
            "sinkGetAllMy",
            "sinkGetInfo",
            "sinkGetMessages",
            "sinkWatch",
            "sinkPoll",
            "messageGet");
    private static final List<String> REMOVING = List.of("descriptorDelete", "messageDelete");
    private static final List<String> STORING = List.of(
            "register",
            "setPrivData",
            "setCredentials",
            "setRecoveryData",
            "invite",
            "blockCreate",
            "blockUseExisting",
            "descriptorCreateInit",
            "descriptorCreateFinish",
            "descriptorUpdateInit",
            "descriptorUpdate",
            "sinkCreate",
            "messagePutInit",
            "messagePutFinish",
            "messageCreateInit",
            "messageCreate");

    @Test
    void everyMethodLeavesBehindWhatTheTableSays() {
        Map<String, Effect> expected = new HashMap<>();
        READING.forEach(name -> expected.put(name, Effect.READS));
        REMOVING.forEach(name -> expected.put(name, Effect.REMOVES));
        STORING.forEach(name -> expected.put(name, Effect.STORES));
        assertEquals(expected, MethodCatalog.all().stream().collect(toMap(Method::name, Method::effect)));
    }

    @Test
    void onlyReadingChangesNothing() {
        assertFalse(Effect.READS.changes());
        assertTrue(Effect.REMOVES.changes());
        assertTrue(Effect.STORES.changes());
    }
}
