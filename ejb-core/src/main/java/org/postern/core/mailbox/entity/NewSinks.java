package org.postern.core.mailbox.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import org.postern.core.database.Database;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.SinkMethods.SinkCreate;

/** Takes the id of a sink, which may be taken once (api.md §10 {@code sinkCreate}). */
@Dependent
public class NewSinks {
    /** Who comes second waits here for the end of the first one's transaction; asking before would not see it. */
    private static final String INSERT = """
            insert into sink (id, owner, mode, data, removable, key_access, created_at) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do nothing""";

    private final Database database;

    @Inject
    public NewSinks(Database database) {
        this.database = database;
    }

    /**
     * Adds an empty sink.
     *
     * @param createdAt ms since 1970
     * @return false when the id is taken
     */
    public boolean add(SinkCreate call, Username owner, long createdAt) {
        return database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setBytes(1, call.sid().key().compressed());
                insert.setString(2, owner.text());
                insert.setString(3, call.acl().name());
                insert.setString(4, call.data());
                insert.setBoolean(5, call.options().removable().orElse(true));
                insert.setBoolean(6, call.options().keyAccess().orElse(false));
                insert.setLong(7, createdAt);
                return insert.executeUpdate() == 1;
            }
        });
    }
}
