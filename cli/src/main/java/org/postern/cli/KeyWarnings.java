package org.postern.cli;

import org.postern.client.account.Account;
import org.postern.client.connection.ServerNotices;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.VerificationFailed;
import org.postern.crypto.ec.EcPublicKey;

/** Says what changed about a server's key (white paper C-13). */
record KeyWarnings(Output output) implements ServerNotices {
    @Override
    public void keyChanged(ServerAddress server, EcPublicKey old, EcPublicKey found) {
        output.warning("The key of " + server + " has changed. It was " + Account.fingerprint(old) + ", it is "
                + Account.fingerprint(found) + ". The login by password proved that it is the server you registered"
                + " with, so the new key is kept. If nobody told you of a new key, ask your administrator.");
    }

    @Override
    public void keyUnusable(ServerAddress server, VerificationFailed reason) {
        output.remark("The key that " + server + " shows is not remembered. " + reason.sentence());
    }
}
