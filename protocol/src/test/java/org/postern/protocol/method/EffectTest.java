package org.postern.protocol.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.protocol.ErrorCode;

/** What goes on while the disk is nearly full (api.md §22): said by hand for every method. */
class EffectTest {
    private static Set<String> with(Effect effect) {
        return MethodCatalog.all().stream()
                .filter(method -> method.effect() == effect)
                .map(Method::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void reads() {
        assertEquals(
                Set.of(
                        "ping",
                        "srpInfo",
                        "getConfig",
                        "getForbiddenUsernames",
                        "blockGet",
                        "descriptorGet",
                        "descriptorCheck",
                        "sinkGetAllMy",
                        "sinkGetInfo",
                        "sinkGetMessages",
                        "sinkPoll",
                        "sinkWatch",
                        "messageGet",
                        "getMyData",
                        "getPrivData",
                        "getRecoveryData"),
                with(Effect.READS));
    }

    @Test
    void changes() {
        assertEquals(
                Set.of(
                        "descriptorDelete",
                        "messageDelete",
                        "setPrivData",
                        "setCredentials",
                        "setRecoveryData",
                        "changeIsBlocked",
                        "endSessions",
                        "resetLoginFailures",
                        "resetAddressFailures"),
                with(Effect.CHANGES));
    }

    @Test
    void adds() {
        assertEquals(
                Set.of(
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
                        "messageCreate",
                        "register",
                        "invite"),
                with(Effect.ADDS));
    }

    @Test
    @DisplayName("what adds can be refused for want of room, nothing else can")
    void onlyWhatAddsIsRefusedForWantOfRoom() {
        for (Method<?, ?> method : MethodCatalog.all()) {
            assertEquals(method.effect() == Effect.ADDS, method.codes().contains(ErrorCode.DISK_FULL), method.name());
        }
    }
}
