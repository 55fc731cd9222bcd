package org.postern.appliance;

import java.util.Map;
import org.postern.db.DatabaseException;
import org.postern.db.ServerProof;

/** How the server reaches its database. Travels in the environment only: a command line can be read by everybody. */
record DatabaseAccess(String url, String user, String password) {

    /** An external database, whose account comes from the environment. */
    static DatabaseAccess external(String url, Map<String, String> environment) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new ApplianceException(
                    ExitCode.USAGE, "Expected --database-url jdbc:postgresql://HOST[:PORT]/NAME, found another form");
        }
        return new DatabaseAccess(
                proved(url), required(environment, "POSTERN_DB_USER"), required(environment, "POSTERN_DB_PASSWORD"));
    }

    /** The password is for a server only that proves that it knows it. */
    private static String proved(String url) {
        try {
            return ServerProof.required(url);
        } catch (DatabaseException e) {
            throw ApplianceException.of(e);
        }
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new ApplianceException(
                    ExitCode.USAGE, "--database-url needs " + name + " in the environment; it is not set");
        }
        return value;
    }

    Map<String, String> environment() {
        return Map.of("POSTERN_DB_URL", url, "POSTERN_DB_USER", user, "POSTERN_DB_PASSWORD", password);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
