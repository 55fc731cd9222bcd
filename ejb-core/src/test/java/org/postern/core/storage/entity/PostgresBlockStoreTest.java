package org.postern.core.storage.entity;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.postern.core.database.Database;
import org.postern.core.fixture.RealDatabase;

/** Blocks in PostgreSQL keep the contract. */
class PostgresBlockStoreTest extends BlockStoreContract {

    @BeforeEach
    void empty() throws SQLException {
        RealDatabase.clear();
    }

    @Override
    BlockStore store() {
        return new PostgresBlockStore(new Database(RealDatabase.shared()));
    }
}
