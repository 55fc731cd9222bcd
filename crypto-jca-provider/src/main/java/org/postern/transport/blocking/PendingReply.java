package org.postern.transport.blocking;

import java.util.concurrent.CompletableFuture;
import org.postern.transport.client.ClientResponse;
import org.postern.transport.client.RecordRejected;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.Members;

/**
 * A handshake of a record stream that waits for the server's reply (transport.md §27.2). The reply is handled where it is received,
 * because the records behind it may come under keys that follow from it.
 *
 * @param type of the reply
 * @param mayBePlain whether it may come in the clear
 * @param handler what to do with it
 * @param done the reply, or why there is none
 */
record PendingReply(String type, boolean mayBePlain, Handler handler, CompletableFuture<Members> done) {
    @FunctionalInterface
    interface Handler {
        void handle(Members reply) throws TransportException;
    }

    PendingReply(String type, boolean mayBePlain, Handler handler) {
        this(type, mayBePlain, handler, new CompletableFuture<>());
    }

    void handle(Members reply, boolean plain) throws TransportException {
        if (plain && !mayBePlain) {
            throw RecordRejected.unexpected("an encrypted " + type, "a plain handshake");
        }
        handler.handle(ClientResponse.ofType(reply, type));
    }
}
