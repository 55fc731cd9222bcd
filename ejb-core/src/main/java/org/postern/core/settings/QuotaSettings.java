package org.postern.core.settings;

import org.postern.core.quota.Amount;

/**
 * How much callers may leave unfinished, and how much people without an account may leave at all (api.md §23 "Quotas").
 *
 * @param maxBlocksTimesTransfers blocks times transfers of one blockUseExisting; 32,768, one object of full size
 * @param session unfinished transfers of one login session, and MiB in them; 500, 16,384: a block may be sent for 100 at once
 * @param account those of one account; 2000, 65,536
 * @param address those of one address without a login; 500, for a whole office may be behind one, 8192
 * @param accounts those of all who are logged in; 10,000, 524,288
 * @param strangers those of all who are not; 2000, 65,536
 * @param sink messages of anonymous senders in one sink, blocks and MiB; 10,000, 131,072, 16,384
 * @param owner those in all sinks of one account; 50,000, 524,288, 65,536
 * @param everywhere those of the whole installation; 200,000, 2,097,152, 262,144
 */
public record QuotaSettings(
        int maxBlocksTimesTransfers,
        Amount session,
        Amount account,
        Amount address,
        Amount accounts,
        Amount strangers,
        Amount sink,
        Amount owner,
        Amount everywhere) {
    private static final long MEBIBYTE = 1 << 20;

    static QuotaSettings read(SettingSource source) {
        return new QuotaSettings(
                source.integer(
                        "maxBlocksTimesTransfers",
                        32_768,
                        200,
                        10_000_000,
                        "blocks times transfers of one blockUseExisting"),
                transfers(source, "PerSession", 500, 16_384, "of one login session"),
                transfers(source, "PerAccount", 2000, 65_536, "of one account"),
                transfers(source, "PerAddress", 500, 8192, "of one address without a login"),
                transfers(source, "", 10_000, 524_288, "of all who are logged in"),
                transfers(
                        source,
                        "maxAnonymousTransfers",
                        2000,
                        "maxAnonymousTransferMegabytes",
                        65_536,
                        "of all without a login"),
                mail(source, "PerSink", 10_000, 131_072, 16_384, "in one sink"),
                mail(source, "PerAccount", 50_000, 524_288, 65_536, "in all sinks of one account"),
                mail(source, "", 200_000, 2_097_152, 262_144, "on this server"));
    }

    private static Amount transfers(SettingSource source, String whose, int transfers, int megabytes, String what) {
        return transfers(source, "maxTransfers" + whose, transfers, "maxTransferMegabytes" + whose, megabytes, what);
    }

    private static Amount transfers(
            SettingSource source, String count, int transfers, String size, int megabytes, String what) {
        return new Amount(
                source.integer(count, transfers, 0, 1_000_000, "unfinished transfers " + what),
                Long.MAX_VALUE,
                bytes(source, size, megabytes, "MiB in unfinished transfers " + what));
    }

    private static Amount mail(
            SettingSource source, String whose, int messages, int blocks, int megabytes, String where) {
        return new Amount(
                source.integer(
                        "maxAnonymousMessages" + whose,
                        messages,
                        0,
                        100_000_000,
                        "messages of anonymous senders " + where),
                source.integer(
                        "maxAnonymousBlocks" + whose, blocks, 0, 1_000_000_000, "blocks of anonymous senders " + where),
                bytes(source, "maxAnonymousMegabytes" + whose, megabytes, "MiB of anonymous senders " + where));
    }

    private static long bytes(SettingSource source, String name, int megabytes, String what) {
        return MEBIBYTE * source.integer(name, megabytes, 0, 1_000_000_000, what);
    }
}
