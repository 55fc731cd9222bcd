package org.postern.transport.client;

import org.postern.transport.client.ServerMessage.Answer;
import org.postern.transport.client.ServerMessage.KeyChangeRequest;
import org.postern.transport.client.ServerMessage.PlainHandshake;
import org.postern.transport.client.ServerMessage.ProtectedHandshake;
import org.postern.transport.client.ServerMessage.Push;
import org.postern.transport.message.Members;
import org.postern.transport.record.DirectionKeys;

/** The response to one body, of which the client knows what has to be in it (transport.md §8.1). */
public final class ClientResponse {
    private final ServerMessages messages = new ServerMessages();
    private boolean keyChangeRequested;

    /** Keys to read under once the server has switched. */
    public void prepare(DirectionKeys keys) {
        messages.prepare(keys);
    }

    public void feed(byte[] body) {
        messages.feed(body);
    }

    /** The next handshake, which may be in the clear. */
    public Members openHandshake(String type) throws TransportException {
        return switch (next()) {
            case PlainHandshake(Members members) -> ofType(members, type);
            case ProtectedHandshake(Members members) -> ofType(members, type);
            case Answer _, Push _, KeyChangeRequest _ -> throw RecordRejected.unexpected(type, "another message");
        };
    }

    /** The next handshake, which must be encrypted. */
    public Members handshake(String type) throws TransportException {
        return switch (next()) {
            case ProtectedHandshake(Members members) -> ofType(members, type);
            case PlainHandshake _ -> throw RecordRejected.unexpected("an encrypted " + type, "a plain handshake");
            case Answer _, Push _, KeyChangeRequest _ -> throw RecordRejected.unexpected(type, "another message");
        };
    }

    /** The next answer to a call. */
    public Members answer() throws TransportException {
        return switch (next()) {
            case Answer(Members members) -> members;
            case PlainHandshake _, ProtectedHandshake _, Push _, KeyChangeRequest _ ->
                throw RecordRejected.unexpected("an answer", "another message");
        };
    }

    /** Whether the server has asked for new keys among the messages read so far (§9.8). */
    public boolean isKeyChangeRequested() {
        return keyChangeRequested;
    }

    public static Members ofType(Members members, String type) throws RecordRejected {
        if (!type.equals(members.findText("type").orElse(""))) {
            throw RecordRejected.unexpected("handshake " + type, "another one");
        }
        return members;
    }

    private ServerMessage next() throws TransportException {
        while (true) {
            ServerMessage message = messages.next()
                    .orElseThrow(() -> RecordRejected.unexpected("another record", "the end of the response"));
            if (!(message instanceof KeyChangeRequest)) {
                return message;
            }
            keyChangeRequested = true;
        }
    }
}
