package org.postern.transport.client;

import java.util.Optional;
import org.postern.pson.PsonException;
import org.postern.transport.client.ServerMessage.Answer;
import org.postern.transport.client.ServerMessage.KeyChangeRequest;
import org.postern.transport.client.ServerMessage.PlainHandshake;
import org.postern.transport.client.ServerMessage.ProtectedHandshake;
import org.postern.transport.client.ServerMessage.Push;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.Members;
import org.postern.transport.message.Notification;
import org.postern.transport.record.DirectionKeys;
import org.postern.transport.record.Frame;
import org.postern.transport.record.Payload;
import org.postern.transport.record.RecordReader;
import org.postern.transport.record.RecordRefused;

/** What the server sends, read message by message: the answer to one body, or a stream (transport.md §8.1). */
final class ServerMessages {
    /** Longest alert text shown; the rest of a longer one is no alert of ours. */
    private static final int MAX_ALERT = 256;

    private final RecordReader reader = new RecordReader();

    private Optional<DirectionKeys> nextReadKeys = Optional.empty();

    /** Keys to read under once the server has switched. */
    void prepare(DirectionKeys keys) {
        nextReadKeys = Optional.of(keys);
    }

    void feed(byte[] bytes) {
        reader.feed(bytes);
    }

    /**
     * The next message, or empty when its bytes are not all there.
     *
     * @throws AlertReceived if the server has ended the connection
     * @throws SessionLost if it did so because of the ticket
     * @throws RecordRejected if a record is altered, malformed or in the clear
     */
    Optional<ServerMessage> next() throws TransportException {
        try {
            Optional<Frame> frame = reader.next();
            while (frame.isPresent()) {
                Optional<ServerMessage> message = read(frame.get());
                if (message.isPresent()) {
                    return message;
                }
                frame = reader.next();
            }
            return Optional.empty();
        } catch (RecordRefused refused) {
            throw new RecordRejected("expected an intact record, found " + refused.fault());
        } catch (PsonException malformed) {
            throw new RecordRejected("malformed message: " + malformed.getMessage());
        }
    }

    private Optional<ServerMessage> read(Frame frame) throws TransportException, PsonException {
        return switch (frame.type()) {
            case CHANGE_CIPHER_SPEC -> {
                reader.switchTo(nextReadKeys.orElseThrow(
                        () -> RecordRejected.unexpected("a handshake", "a change cipher spec")));
                nextReadKeys = Optional.empty();
                yield Optional.empty();
            }
            case ALERT -> throw alert(frame.payload().text());
            case HANDSHAKE -> Optional.of(handshake(frame));
            case APPLICATION_DATA -> Optional.of(application(frame));
            case OTHER -> throw RecordRejected.unexpected("a known content type", "another one");
        };
    }

    private static ServerMessage handshake(Frame frame) throws PsonException {
        Members members = Members.ofHandshake(frame.payload());
        return switch (frame) {
            case Frame.Plain _ -> new PlainHandshake(members);
            case Frame.Protected _ ->
                members.findText("type").equals(Optional.of("ecdhe_request"))
                        ? new KeyChangeRequest()
                        : new ProtectedHandshake(members);
        };
    }

    private static ServerMessage application(Frame frame) throws RecordRejected, PsonException {
        return switch (frame) {
            case Frame.Plain _ ->
                throw RecordRejected.unexpected("encrypted application data", "plain application data");
            case Frame.Protected read -> answerOrPush(read.payload());
        };
    }

    private static ServerMessage answerOrPush(Payload payload) throws PsonException {
        Members members = Members.decode(payload);
        if (members.find("id").isPresent() || members.find("method").isEmpty()) {
            return new Answer(members);
        }
        return new Push(new Notification(
                members.text("method"), members.object("params").values()));
    }

    private static TransportException alert(String text) {
        return AlertText.INVALID_TICKET.text().equals(text)
                ? new SessionLost()
                : new AlertReceived(text.length() <= MAX_ALERT ? text : text.substring(0, MAX_ALERT));
    }
}
