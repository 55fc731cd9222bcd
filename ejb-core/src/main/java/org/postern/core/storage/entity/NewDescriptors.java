package org.postern.core.storage.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import org.postern.core.database.Database;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.DescriptorMethods.DescriptorData;

/** Takes the id of a descriptor, which may be taken once (api.md §9 {@code descriptorCreateFinish}). */
@Dependent
public class NewDescriptors {
    /** Who comes second waits here for the end of the first one's transaction; asking before would not see it. */
    private static final String INSERT = """
            insert into descriptor (did, dpub, extra, signature, server_date, owner) values (?, ?, ?, ?, ?, ?)
            on conflict (did) do nothing""";

    private final Database database;

    @Inject
    public NewDescriptors(Database database) {
        this.database = database;
    }

    /**
     * Adds the first version, without its blocks.
     *
     * @param serverDate ms since 1970
     * @return false when the id is taken
     */
    public boolean add(DescriptorId did, DescriptorData data, Username owner, long serverDate) {
        return database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, did.address());
                insert.setBytes(2, data.dpub58().compressed());
                insert.setBytes(3, data.extra());
                insert.setBytes(4, data.signature().value());
                insert.setLong(5, serverDate);
                insert.setString(6, owner.text());
                return insert.executeUpdate() == 1;
            }
        });
    }
}
