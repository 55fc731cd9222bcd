package org.postern.core.utility.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.postern.core.identity.ServerKeystore;
import org.postern.core.settings.Settings;
import org.postern.crypto.srp.SrpGroup;
import org.postern.crypto.srp.SrpHex;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.UtilityMethods.ServerConfig;
import org.postern.protocol.method.UtilityMethods.SrpInfo;
import org.postern.protocol.schema.Limits;

/** Utility methods: what this server is and allows (api.md §7). They need no transaction. */
@Dependent
public class UtilityBoundary {
    private static final int MAX_COSIGNERS = 3;

    private final Settings settings;
    private final ServerKeystore serverKeystore;

    @Inject
    public UtilityBoundary(Settings settings, ServerKeystore serverKeystore) {
        this.settings = settings;
        this.serverKeystore = serverKeystore;
    }

    public String ping(NoParams none) {
        return "pong";
    }

    /** The group in which new accounts compute their verifier. */
    public SrpInfo srpInfo(NoParams none) {
        SrpGroup group = settings.accounts().srpGroup();
        return new SrpInfo(SrpHex.encode(group.n()), SrpHex.encode(group.g()));
    }

    public ServerConfig getConfig(NoParams none) {
        Limits limits = settings.limits();
        return new ServerConfig(
                limits.descriptorBulk(),
                limits.blockBulk(),
                limits.messageBulk(),
                limits.userBulk(),
                limits.blocksCount(),
                limits.blockLength(),
                MAX_COSIGNERS,
                settings.profile().text(),
                Optional.of(serverKeystore.published()));
    }

    public List<String> getForbiddenUsernames(NoParams none) {
        return List.of(Hashmail.ANONYMOUS);
    }
}
