package org.postern.core.quota.postgres;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.core.database.Database;
import org.postern.core.quota.Amount;
import org.postern.core.quota.Pool;
import org.postern.core.quota.Quotas;

/**
 * What is used, for all servers on the same database. Takers lock slot 0 of a pool and then look at its sum by another statement:
 * that sees what every taker before them has committed, while what is being given back can only make the sum smaller.
 */
@Dependent
public class PostgresQuotas implements Quotas {
    private static final String NAMED = "select kind, holder from unnest(?::text[], ?::text[]) p (kind, holder)";
    // In one order for all callers, so that none of them waits for another who waits for him.
    private static final String LOCK = """
            select slot from quota where slot = 0 and (kind, holder) in (%s) order by kind, holder for no key update
            """.formatted(NAMED);
    private static final String BEGIN =
            "insert into quota (kind, holder, slot) select kind, holder, 0 from (%s) n order by kind, holder on conflict do nothing"
                    .formatted(NAMED);
    private static final String USED = """
            select kind, holder, sum(items)::bigint, sum(blocks)::bigint, sum(bytes)::bigint
            from quota where (kind, holder) in (%s) group by kind, holder""".formatted(NAMED);
    private static final String TAKE = """
            update quota set items = items + ?, blocks = blocks + ?, bytes = bytes + ?
            where slot = 0 and (kind, holder) in (%s)""".formatted(NAMED);
    private static final String GIVE = """
            update quota set items = items - ?, blocks = blocks - ?, bytes = bytes - ?
            where kind = ? and holder = ? and slot =
                (select slot from quota where kind = ? and holder = ? and slot > 0
                order by slot limit 1 for no key update skip locked)""";
    private static final String GIVE_ELSEWHERE = """
            insert into quota (kind, holder, slot, items, blocks, bytes)
            values (?, ?, 1 + floor(random() * 8), -?::bigint, -?::bigint, -?::bigint)
            on conflict (kind, holder, slot) do update set
                items = quota.items + excluded.items,
                blocks = quota.blocks + excluded.blocks,
                bytes = quota.bytes + excluded.bytes""";

    private final Database database;

    @Inject
    public PostgresQuotas(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Pool> take(Amount amount, Map<Pool, Amount> limits) {
        List<Pool> pools = List.copyOf(limits.keySet());
        return database.run(connection -> {
            if (lock(connection, pools) < pools.size()) {
                begin(connection, pools);
                lock(connection, pools);
            }
            Map<Pool, Amount> used = used(connection, pools);
            Optional<Pool> full = limits.entrySet().stream()
                    .filter(limit -> !used.getOrDefault(limit.getKey(), Amount.NONE)
                            .plus(amount)
                            .fits(limit.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (full.isEmpty()) {
                add(connection, amount, pools);
            }
            return full;
        });
    }

    @Override
    public void give(Pool pool, Amount amount) {
        database.run(connection -> giveIn(connection, pool, amount) ? 1 : giveElsewhere(connection, pool, amount));
    }

    @Override
    public Map<Pool, Amount> used(Iterable<Pool> pools) {
        List<Pool> asked = new ArrayList<>();
        pools.forEach(asked::add);
        return database.run(connection -> used(connection, asked));
    }

    private static int lock(Connection connection, List<Pool> pools) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            name(lock, 1, pools);
            int locked = 0;
            try (ResultSet rows = lock.executeQuery()) {
                while (rows.next()) {
                    locked++;
                }
            }
            return locked;
        }
    }

    private static void begin(Connection connection, List<Pool> pools) throws SQLException {
        try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            name(begin, 1, pools);
            begin.executeUpdate();
        }
    }

    private static Map<Pool, Amount> used(Connection connection, List<Pool> pools) throws SQLException {
        Map<Pool, Amount> used = new HashMap<>();
        pools.forEach(pool -> used.put(pool, Amount.NONE));
        try (PreparedStatement query = connection.prepareStatement(USED)) {
            name(query, 1, pools);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    used.put(
                            new Pool(rows.getString(1), rows.getString(2)),
                            new Amount(rows.getLong(3), rows.getLong(4), rows.getLong(5)));
                }
            }
        }
        return used;
    }

    private static void add(Connection connection, Amount amount, List<Pool> pools) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            amount(take, 1, amount);
            name(take, 4, pools);
            take.executeUpdate();
        }
    }

    private static boolean giveIn(Connection connection, Pool pool, Amount amount) throws SQLException {
        try (PreparedStatement give = connection.prepareStatement(GIVE)) {
            amount(give, 1, amount);
            give.setString(4, pool.kind());
            give.setString(5, pool.holder());
            give.setString(6, pool.kind());
            give.setString(7, pool.holder());
            return give.executeUpdate() == 1;
        }
    }

    private static int giveElsewhere(Connection connection, Pool pool, Amount amount) throws SQLException {
        try (PreparedStatement give = connection.prepareStatement(GIVE_ELSEWHERE)) {
            give.setString(1, pool.kind());
            give.setString(2, pool.holder());
            amount(give, 3, amount);
            return give.executeUpdate();
        }
    }

    private static void amount(PreparedStatement statement, int first, Amount amount) throws SQLException {
        statement.setLong(first, amount.items());
        statement.setLong(first + 1, amount.blocks());
        statement.setLong(first + 2, amount.bytes());
    }

    private static void name(PreparedStatement statement, int first, List<Pool> pools) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                first,
                connection.createArrayOf("text", pools.stream().map(Pool::kind).toArray()));
        statement.setArray(
                first + 1,
                connection.createArrayOf(
                        "text", pools.stream().map(Pool::holder).toArray()));
    }
}
