package org.postern.client.connection;

import org.postern.client.failure.UnexpectedAnswer;
import org.postern.protocol.Profile;
import org.postern.protocol.method.UtilityMethods.ServerConfig;
import org.postern.protocol.schema.Limits;

/** What a server announces of itself, in the client's own types (api.md §7 {@code getConfig}). */
final class Announcement {
    private Announcement() {}

    /** The limits; where it names none, those of the strict profile. */
    static Limits limits(ServerConfig config) {
        return new Limits(
                limit(config.maxBlockLength(), Limits.STRICT.blockLength()),
                limit(config.maxBlocksCount(), Limits.STRICT.blocksCount()),
                limit(config.maxBlockBulkSize(), Limits.STRICT.blockBulk()),
                limit(config.maxDescriptorBulkSize(), Limits.STRICT.descriptorBulk()),
                limit(config.maxMessageBulkSize(), Limits.STRICT.messageBulk()),
                limit(config.maxUserBulkSize(), Limits.STRICT.userBulk()));
    }

    private static int limit(long announced, int otherwise) {
        return announced < 0 ? otherwise : (int) Math.min(announced, Integer.MAX_VALUE);
    }

    static Profile profile(ServerConfig config) throws UnexpectedAnswer {
        try {
            return Profile.of(config.profile());
        } catch (IllegalArgumentException e) {
            throw new UnexpectedAnswer("The server announces a profile that this version does not know.", e);
        }
    }
}
