package org.postern.client.account;

import org.postern.client.connection.ServerSession;
import org.postern.protocol.id.Hashmail;

/** A new account on a connection, without a login: for tests of what accounts do. */
public final class SomeAccount {
    private SomeAccount() {}

    public static Account on(ServerSession session) {
        return new Account(
                session,
                new Hashmail("alice", session.server().toString()),
                PrivateData.generate(session.freshness().random()),
                false);
    }
}
