package org.postern.protocol.method;

import java.util.List;
import java.util.Optional;
import org.postern.protocol.schema.Chars;
import org.postern.protocol.schema.Constant;
import org.postern.protocol.schema.Is;
import org.postern.protocol.schema.Open;
import org.postern.protocol.schema.Says;
import org.postern.protocol.schema.Schema;

/** Utility methods (api.md §7). */
public final class UtilityMethods {
    private UtilityMethods() {}

    /** The SRP group for new accounts; hex. */
    @Open
    public record SrpInfo(
            @Chars(min = 1, max = 4096) String N,
            @Chars(min = 1, max = 4096) String g) {}

    /**
     * What a client must know of this server's limits, and the profile it runs in.
     *
     * @param serverKeystore the server's public keys; a client that has logged in by password may trust them from then on
     *     (transport.md §9.6). Servers of 2018 do not send it.
     */
    @Open
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record ServerConfig(
            @Is("limit") long maxDescriptorBulkSize,
            @Is("limit") long maxBlockBulkSize,
            @Is("limit") long maxMessageBulkSize,
            @Is("limit") long maxUserBulkSize,
            @Is("limit") long maxBlocksCount,
            @Is("limit") long maxBlockLength,
            @Is("limit") long maxCosigners,

            @Says("strict or legacy-2018") @Chars(min = 1, max = 20)
            String profile,

            @Says("public keys of the server, to be trusted after a login by password")
            Optional<@Is("keystore") byte[]> serverKeystore) {}

    public static final Method<NoParams, String> PING = Method.declare(
                    "ping",
                    Access.PUBLIC,
                    NoParams.class,
                    new Constant<>("pong", "pong"),
                    "Tells that the server answers.")
            .reads();
    public static final Method<NoParams, SrpInfo> SRP_INFO = Method.declare(
                    "srpInfo",
                    Access.PUBLIC,
                    NoParams.class,
                    Types.record(SrpInfo.class),
                    "The SRP group in which a new account computes its verifier.")
            .reads();
    public static final Method<NoParams, ServerConfig> GET_CONFIG = Method.declare(
                    "getConfig",
                    Access.PUBLIC,
                    NoParams.class,
                    Types.record(ServerConfig.class),
                    "What this server allows, and the profile it runs in.")
            .reads();
    public static final Method<NoParams, List<String>> GET_FORBIDDEN_USERNAMES = Method.declare(
                    "getForbiddenUsernames",
                    Access.PUBLIC,
                    NoParams.class,
                    Schema.list(Schema.text(1, 20), 100),
                    "Names that nobody may register.")
            .reads();
}
