package org.postern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.postern.client.account.Account;
import org.postern.client.failure.ClientFailure;
import org.postern.client.json.Json;
import picocli.CommandLine.Command;

/** {@code whoami}: the account of this home and the fingerprint of its key (white paper M-11). */
@Command(name = "whoami", description = "Shows the account of this home and the fingerprint of its key.")
final class WhoAmICommand extends Deed {
    @Override
    void run(Workspace workspace) throws ClientFailure {
        Account account = workspace.logIn();
        String fingerprint = Account.fingerprint(account.keys().identity().publicKey());
        ObjectNode json = Json.object()
                .put("name", account.address().user())
                .put("host", account.address().host())
                .put("hashmail", account.address().toString())
                .put("admin", account.isAdmin())
                .put("fingerprint", fingerprint)
                .put("transport", account.session().transport().text())
                .put("serverKeyUsed", account.session().openedWithServerKey());
        Optional<String> serverKey = account.session().serverKey().map(key -> Account.fingerprint(key.key()));
        serverKey.ifPresent(key -> json.put("serverKey", key));
        workspace
                .output()
                .result(
                        json,
                        List.of(
                                "Name:           " + account.address().user(),
                                "Server:         " + account.address().host(),
                                "Administrator:  " + (account.isAdmin() ? "yes" : "no"),
                                "Key:            " + fingerprint,
                                "Server's key:   " + serverKey.orElse("not known"),
                                "Connection:     "
                                        + account.session().transport().text()));
    }
}
