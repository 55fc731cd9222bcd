package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.crypto.srp.SrpClient;
import org.postern.crypto.srp.SrpGroup;
import org.postern.transport.client.AlertReceived;
import org.postern.transport.message.CallOutcome;

/** An office of 500 people behind one address on a Monday morning, with the default limits (api.md §22). */
@ExtendWith(ArquillianExtension.class)
@Timeout(600)
class MondayIT {
    private static final int PEOPLE = 500;
    private static final int AT_ONCE = 16;

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    /** So many accounts like this one, with a verifier each: what else an account has, no login looks at. */
    private static void hire(String like) throws IOException, SQLException {
        try (Connection connection = FreshApplication.connect()) {
            byte[] salt = new byte[16];
            try (PreparedStatement copy = connection.prepareStatement(
                    "insert into account (username, host, identity_key,"
                            + " admin, state, srp_group, srp_salt, srp_verifier, login_data, priv_data, data_version,"
                            + " weak_password, keystore, kis, email, language, registered_at)"
                            + " select ?, host, identity_key, admin, state, srp_group, ?, ?, login_data, priv_data, data_version,"
                            + " weak_password, keystore, kis, email, language, registered_at from account where username = ?")) {
                for (int i = 1; i <= PEOPLE; i++) {
                    BigInteger verifier = SrpClient.verifier(SrpGroup.RFC5054_3072, like + i, Newcomer.PASSWORD, salt);
                    copy.setString(1, like + i);
                    copy.setBytes(2, salt);
                    copy.setBytes(3, verifier.toByteArray());
                    copy.setString(4, like);
                    copy.addBatch();
                }
                copy.executeBatch();
            }
        }
    }

    @Test
    @DisplayName("500 people behind one address log in at once, every fifth mistypes first, and all of them work")
    void everybodyGetsInAndWorks() throws Exception {
        FreshApplication.begin().user("worker");
        hire("worker");
        List<Callable<List<CallOutcome>>> people = new ArrayList<>();
        for (int i = 1; i <= PEOPLE; i++) {
            int number = i;
            people.add(() -> morning(number));
        }
        int working = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<List<CallOutcome>> person : threads.invokeAll(people)) {
                assertEquals(List.of(new CallOutcome.Result("pong"), new CallOutcome.Result("pong")), person.get());
                working++;
            }
        }
        assertEquals(PEOPLE, working);
    }

    private static List<CallOutcome> morning(int number) throws Exception {
        String name = "worker" + number;
        RecordClient client = FreshApplication.stranger();
        if (number % 5 == 0) {
            assertThrows(AlertReceived.class, () -> client.login(name, "localhost", "bWlzdHlwZWQ="));
        }
        client.login(name, "localhost", Newcomer.PASSWORD);
        return List.of(client.call("ping", Map.of()), client.call("ping", Map.of()));
    }
}
