package org.postern.core.settings;

/**
 * What one caller may use up or hold (api.md §22, §23). An office of 500 people behind one address fits into each.
 *
 * @param keyExchanges of one address; {@code keyExchangesPerSecond} 100, {@code keyExchangesBurst} 1000
 * @param logins begun by one address; {@code loginsPerSecond} 10, {@code loginsBurst} 500
 * @param tickets given to one address; {@code ticketsPerSecond} 20,000, {@code ticketsBurst} 100,000
 * @param fruitless bodies and messages of one address without a call and a login; {@code fruitlessPerSecond} 100, {@code fruitlessBurst} 2000
 * @param maxTicketsPerOwner unused tickets of one session, or of one address without a session; beyond them its own oldest go; 8192
 * @param maxNetworkMemoryPerAddress bytes on their way from and to one address; 64 MiB
 * @param maxNetworkMemoryPerStream bytes that one stream may have sent of a record that is not complete; 4 MiB
 * @param maxStrangersStreams open streams on which nobody has logged in; 2000
 * @param maxStrangersStreamsPerAddress those of one address; 500
 * @param maxStreamsPerAccount open streams of one account; 64
 */
public record BudgetSettings(
        Rate keyExchanges,
        Rate logins,
        Rate tickets,
        Rate fruitless,
        int maxTicketsPerOwner,
        int maxNetworkMemoryPerAddress,
        int maxNetworkMemoryPerStream,
        int maxStrangersStreams,
        int maxStrangersStreamsPerAddress,
        int maxStreamsPerAccount) {

    static BudgetSettings read(SettingSource source) {
        return new BudgetSettings(
                Rate.read(source, "keyExchanges", new Rate(100, 1000), "key exchanges of one address"),
                Rate.read(source, "logins", new Rate(10, 500), "logins begun by one address"),
                Rate.read(source, "tickets", new Rate(20_000, 100_000), "tickets given to one address"),
                Rate.read(
                        source,
                        "fruitless",
                        new Rate(100, 2000),
                        "bodies and messages of one address without a call and a login"),
                source.integer(
                        "maxTicketsPerOwner",
                        8192,
                        1,
                        1_000_000,
                        "unused tickets of one session, or of one address without a session"),
                source.integer(
                        "maxNetworkMemoryPerAddress",
                        64 << 20,
                        8 << 20,
                        Integer.MAX_VALUE,
                        "bytes on their way from and to one address"),
                source.integer(
                        "maxNetworkMemoryPerStream",
                        4 << 20,
                        1 << 20,
                        16 << 20,
                        "bytes of an unfinished record of one stream"),
                source.integer("maxStrangersStreams", 2000, 1, 100_000, "open streams on which nobody has logged in"),
                source.integer("maxStrangersStreamsPerAddress", 500, 1, 100_000, "those of one address"),
                source.integer("maxStreamsPerAccount", 64, 1, 100_000, "open streams of one account"));
    }
}
