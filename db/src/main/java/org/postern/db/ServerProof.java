package org.postern.db;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/**
 * What whoever answers as the database must prove before he is told anything: that he knows the password (SCRAM-SHA-256, which
 * shows it to nobody; docs/adr/0017). Without this anybody who listens on the port first could ask for the password, and get
 * it.
 */
public final class ServerProof {

    private static final String METHOD = "scram-sha-256";
    private static final String REQUIREMENT = "requireAuth";

    /** What would let another method in, or show the password to whoever lists processes. */
    private static final List<String> FORBIDDEN = List.of("user", "password", "authenticationPluginClassName");

    /** Of the driver itself, about the method that it was asked for: 28000, 08004. */
    private static final List<String> STATES = List.of("28000", "08004");

    private ServerProof() {}

    /**
     * The address with the requirement in it.
     *
     * @throws DatabaseException UNSAFE_ADDRESS if it asks for another method, or holds user or password
     */
    public static String required(String jdbcUrl) {
        int query = jdbcUrl.indexOf('?');
        List<String> parameters = query < 0
                ? List.of()
                : Arrays.asList(jdbcUrl.substring(query + 1).split("&", -1));
        for (String parameter : parameters) {
            String name = parameter.replaceFirst("=.*", "");
            if (FORBIDDEN.contains(name)) {
                throw unsafe("Expected an address of the database without \"" + name + "\", found one with it");
            }
            if (name.equals(REQUIREMENT) && !parameter.equals(REQUIREMENT + "=" + METHOD)) {
                throw unsafe("Expected " + REQUIREMENT + "=" + METHOD + " in the address of the database, or nothing");
            }
        }
        if (parameters.contains(REQUIREMENT + "=" + METHOD)) {
            return jdbcUrl;
        }
        return jdbcUrl + (query < 0 ? "?" : "&") + REQUIREMENT + "=" + METHOD;
    }

    private static DatabaseException unsafe(String sentence) {
        return new DatabaseException(DatabaseException.Reason.UNSAFE_ADDRESS, sentence, null);
    }

    /** Whether a connection failed because the other side did not prove anything, not because it refused us. */
    static boolean isMissing(SQLException failure) {
        return failure instanceof PSQLException found
                && found.getServerErrorMessage() == null
                && STATES.contains(Optional.ofNullable(failure.getSQLState()).orElse(""));
    }

    static DatabaseException refusal(String where, SQLException failure) {
        return new DatabaseException(
                DatabaseException.Reason.NOT_PROVED,
                "Whoever listens at " + where + " does not prove that it is the database (" + METHOD
                        + "); it was told no password. Another program may have taken the port: "
                        + failure.getMessage(),
                failure);
    }
}
