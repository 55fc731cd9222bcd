package org.postern.core.storage.entity;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.postern.blockstore.BlockStore;
import org.postern.blockstore.contract.BlockStoreContract;
import org.postern.core.database.Database;
import org.postern.core.fixture.RealDatabase;

/** The bytes of blocks in PostgreSQL keep the contract. */
class PostgresBlockStoreTest extends BlockStoreContract {

    @BeforeEach
    void empty() throws SQLException {
        RealDatabase.clear();
    }

    @Override
    protected BlockStore store() {
        return new PostgresBlockStore(new Database(RealDatabase.shared()));
    }

    @Override
    protected BlockStore reopened() {
        return store();
    }
}
