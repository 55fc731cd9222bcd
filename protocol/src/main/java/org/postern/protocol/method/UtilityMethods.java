package org.postern.protocol.method;

import static java.lang.invoke.MethodHandles.lookup;

import java.util.List;
import java.util.Optional;
import org.postern.protocol.wire.RecordWire;
import org.postern.protocol.wire.Types;
import org.postern.protocol.wire.Wires;

/** Utility methods (api.md §7). */
public final class UtilityMethods {
    private UtilityMethods() {}

    /** The SRP group for new accounts; hex. */
    public record SrpInfo(String N, String g) {
        static final RecordWire<SrpInfo> WIRE = RecordWire.of(lookup(), SrpInfo.class)
                .with("N", Wires.text(1, 4096))
                .with("g", Wires.text(1, 4096))
                .open()
                .build();
    }

    /**
     * What a client must know of this server's limits, and the profile it runs in.
     *
     * @param serverKeystore the server's public keys; a client that has logged in by password may trust them from then on
     *     (transport.md §9.6). Servers of 2018 do not send it.
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record ServerConfig(
            long maxDescriptorBulkSize,
            long maxBlockBulkSize,
            long maxMessageBulkSize,
            long maxUserBulkSize,
            long maxBlocksCount,
            long maxBlockLength,
            long maxCosigners,
            String profile,
            Optional<byte[]> serverKeystore) {
        static final RecordWire<ServerConfig> WIRE = RecordWire.of(lookup(), ServerConfig.class)
                .with("maxDescriptorBulkSize", MethodTypes.COUNT)
                .with("maxBlockBulkSize", MethodTypes.COUNT)
                .with("maxMessageBulkSize", MethodTypes.COUNT)
                .with("maxUserBulkSize", MethodTypes.COUNT)
                .with("maxBlocksCount", MethodTypes.COUNT)
                .with("maxBlockLength", MethodTypes.COUNT)
                .with("maxCosigners", MethodTypes.COUNT)
                .with("profile", Wires.text(1, 20))
                .optional("serverKeystore", Types.KEYSTORE)
                .open()
                .build();
    }

    public static final Method<NoParams, String> PING =
            Method.declare("ping", Access.PUBLIC, NoParams.WIRE, Wires.constant("pong", "pong"));
    public static final Method<NoParams, SrpInfo> SRP_INFO =
            Method.declare("srpInfo", Access.PUBLIC, NoParams.WIRE, SrpInfo.WIRE);
    public static final Method<NoParams, ServerConfig> GET_CONFIG =
            Method.declare("getConfig", Access.PUBLIC, NoParams.WIRE, ServerConfig.WIRE);
    public static final Method<NoParams, List<String>> GET_FORBIDDEN_USERNAMES = Method.declare(
            "getForbiddenUsernames", Access.PUBLIC, NoParams.WIRE, Wires.list(Wires.text(1, 20), 0, l -> 100));
}
