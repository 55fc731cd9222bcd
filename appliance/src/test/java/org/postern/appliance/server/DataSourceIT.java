package org.postern.appliance.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server reaches its database, and the schema is there before the application starts. */
@ExtendWith(ArquillianExtension.class)
class DataSourceIT {

    @Resource(lookup = "java:jboss/datasources/PosternDS")
    private @Nullable DataSource named;

    @Resource
    private @Nullable DataSource unnamed;

    @Deployment
    static Archive<?> deployment() {
        return PosternDeployment.bare(DataSourceIT.class);
    }

    @Test
    void servesTheAppliedMigrations() throws SQLException {
        List<String> applied = column("select success from flyway_schema_history");
        assertFalse(applied.isEmpty());
        assertEquals(
                List.of(),
                applied.stream().filter(success -> !success.equals("t")).toList());
    }

    @Test
    void isTheDefaultOfTheApplication() throws SQLException {
        try (Connection one = connect(named);
                Connection other = connect(unnamed)) {
            assertEquals(one.getMetaData().getURL(), other.getMetaData().getURL());
        }
    }

    @Test
    void isNoSuperuser() throws SQLException {
        assertEquals(List.of("f"), column("select rolsuper from pg_roles where rolname = current_user"));
    }

    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connect(named);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static Connection connect(@Nullable DataSource source) throws SQLException {
        if (source == null) {
            throw new AssertionError("expected a datasource in the server, found none");
        }
        return source.getConnection();
    }
}
