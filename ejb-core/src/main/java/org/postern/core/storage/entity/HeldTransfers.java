package org.postern.core.storage.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import org.postern.core.database.Database;
import org.postern.core.quota.Amount;
import org.postern.core.storage.entity.TransferHolder.Account;
import org.postern.core.storage.entity.TransferHolder.Stranger;
import org.postern.protocol.id.TransferId;

/** What callers have in unfinished transfers. Each may have few, so they are counted when it matters. */
@Dependent
public class HeldTransfers {
    // Others wait until this transaction has committed, so it does not wait for its disk: a session that a crash takes
    // away is
    // asked for again.
    private static final String SOON = ", set_config('synchronous_commit', 'off', true)";

    private static final String OF_ACCOUNT = """
            select count(*), coalesce(sum(reserved), 0),
                   count(*) filter (where session = ?), coalesce(sum(reserved) filter (where session = ?), 0)%s
            from transfer where username = ? and expires_at > ?""".formatted(SOON);
    private static final String OF_ADDRESS = """
            select count(*), coalesce(sum(reserved), 0)%s
            from transfer where address = ? and expires_at > ?""".formatted(SOON);
    private static final String RESERVE = """
            update transfer set reserved = r.reserved
            from unnest(?::bytea[], ?::bigint[]) r (id, reserved) where transfer.id = r.id""";

    private final Database database;

    @Inject
    public HeldTransfers(Database database) {
        this.database = database;
    }

    /** What an account has, and of that one of its sessions. */
    public record OfAccount(Amount all, Amount session) {}

    public OfAccount of(Account holder, long now) {
        return database.run(connection -> {
            try (PreparedStatement query = connection.prepareStatement(OF_ACCOUNT)) {
                query.setString(1, holder.session());
                query.setString(2, holder.session());
                query.setString(3, holder.name());
                query.setLong(4, now);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return new OfAccount(
                            new Amount(row.getLong(1), 0, row.getLong(2)),
                            new Amount(row.getLong(3), 0, row.getLong(4)));
                }
            }
        });
    }

    public Amount of(Stranger holder, long now) {
        return database.run(connection -> {
            try (PreparedStatement query = connection.prepareStatement(OF_ADDRESS)) {
                query.setString(1, holder.address());
                query.setLong(2, now);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return new Amount(row.getLong(1), 0, row.getLong(2));
                }
            }
        });
    }

    /** Writes down what transfers may hold from now on. */
    public void reserve(Collection<Reservation> reservations) {
        database.run(connection -> {
            try (PreparedStatement reserve = connection.prepareStatement(RESERVE)) {
                Array sizes = connection.createArrayOf(
                        "bigint", reservations.stream().map(Reservation::bytes).toArray());
                reserve.setArray(
                        1,
                        Database.bytes(
                                connection,
                                reservations.stream()
                                        .map(reservation ->
                                                reservation.transfer().value())
                                        .toArray(byte[][]::new)));
                reserve.setArray(2, sizes);
                return reserve.executeUpdate();
            }
        });
    }

    /** How much a transfer may hold. */
    public record Reservation(TransferId transfer, long bytes) {}
}
