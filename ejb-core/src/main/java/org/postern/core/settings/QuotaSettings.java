package org.postern.core.settings;

import org.postern.core.quota.Amount;

/**
 * How much callers may leave unfinished, and how much people without an account may leave at all (api.md §23 "Quotas").
 *
 * @param maxBlocksTimesTransfers blocks times transfers of one blockUseExisting; 32,768, one object of full size
 * @param session unfinished transfers of one login session, and MiB in them; 100, 16,384
 * @param account those of one account; 300, 65,536
 * @param address those of one address without a login; 200, for a whole office may be behind one, 8192
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
                transfers(source, "", "PerSession", 100, 16_384, "of a login session"),
                transfers(source, "", "PerAccount", 300, 65_536, "of an account"),
                transfers(source, "", "PerAddress", 200, 8192, "of an address without login"),
                transfers(source, "", "", 10_000, 524_288, "of all accounts together"),
                transfers(source, "Anonymous", "", 2000, 65_536, "of all without login together"),
                mail(source, "PerSink", 10_000, 131_072, 16_384, "in a sink"),
                mail(source, "PerAccount", 50_000, 524_288, 65_536, "in all sinks of an account"),
                mail(source, "", 200_000, 2_097_152, 262_144, "on the whole server"));
    }

    private static Amount transfers(
            SettingSource source, String kind, String whose, int transfers, int megabytes, String where) {
        return new Amount(
                source.integer(
                        "max" + kind + "Transfers" + whose, transfers, 0, 1_000_000, "unfinished transfers " + where),
                Long.MAX_VALUE,
                bytes(
                        source,
                        "max" + kind + "TransferMegabytes" + whose,
                        megabytes,
                        "MiB in unfinished transfers " + where));
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

    private static long bytes(SettingSource source, String name, int megabytes, String doc) {
        return MEBIBYTE * source.integer(name, megabytes, 0, 1_000_000_000, doc);
    }
}
