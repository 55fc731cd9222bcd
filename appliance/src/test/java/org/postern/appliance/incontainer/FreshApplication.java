package org.postern.appliance.incontainer;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jboss.shrinkwrap.api.Archive;
import org.postern.appliance.server.PosternDeployment;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.UtilityMethods;
import org.postern.protocol.method.UtilityMethods.SrpInfo;

/** The delivered application on an empty database, and people with accounts on it. */
final class FreshApplication {
    private static final Path DIRECTORY = Path.of(System.getProperty("postern.test.directory", ""));
    private static final String TOKEN = "first administrator token: ";

    private final RecordClient administrator;
    private final SrpInfo group;

    private FreshApplication(RecordClient administrator, SrpInfo group) {
        this.administrator = administrator;
        this.group = group;
    }

    /** Before the application starts there are no accounts, so that it makes a first token. */
    static Archive<?> deployment() throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "truncate account, invitation, console_account, console_link, block, block_bytes, transfer,"
                            + " descriptor, sink, one_time_value, quota cascade");
        }
        return PosternDeployment.application();
    }

    /** Registers the first administrator; once per deployment. */
    static FreshApplication begin() throws Exception {
        String first = Files.readAllLines(DIRECTORY.resolve("first-start")).getFirst();
        RecordClient client = RecordClient.connectTo(server());
        SrpInfo group = client.call(UtilityMethods.SRP_INFO, NoParams.NONE);
        client.call(AccountMethods.REGISTER, new Newcomer("root").asking(first.substring(TOKEN.length()), group));
        client.login("root", "localhost", Newcomer.PASSWORD);
        return new FreshApplication(client, group);
    }

    /** The connection of the first administrator. */
    RecordClient administrator() {
        return administrator;
    }

    /** The group in which new accounts compute their verifier. */
    SrpInfo group() {
        return group;
    }

    /** Somebody invited, registered and logged in. */
    User user(String name) throws Exception {
        String token = administrator.call(AccountMethods.INVITE, NoParams.NONE);
        Newcomer newcomer = new Newcomer(name);
        RecordClient client = stranger();
        client.call(AccountMethods.REGISTER, newcomer.asking(token, group));
        client.login(name, "localhost", Newcomer.PASSWORD);
        return new User(newcomer, client);
    }

    /** A connection without a login. */
    static RecordClient stranger() throws Exception {
        return RecordClient.connectTo(server());
    }

    /** A user and his connection. */
    record User(Newcomer person, RecordClient client) {}

    /** The one number that the query gives. */
    static long number(String query) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    /** Changes what is stored, behind the server's back. */
    static void execute(String statement) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    static URI server() {
        return URI.create("http://127.0.0.1:" + System.getProperty("postern.test.http.port"));
    }

    static Connection connect() throws IOException, SQLException {
        Properties server = new Properties();
        try (Reader reader = Files.newBufferedReader(DIRECTORY.resolve("server.properties"))) {
            server.load(reader);
        }
        return DriverManager.getConnection(
                server.getProperty("postern.db.url"),
                server.getProperty("postern.db.user"),
                server.getProperty("postern.db.password"));
    }
}
