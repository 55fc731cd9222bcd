package org.postern.transport;

import java.util.Optional;
import org.postern.pson.PsonException;
import org.postern.transport.ServerMessage.Answer;
import org.postern.transport.ServerMessage.PlainHandshake;
import org.postern.transport.ServerMessage.ProtectedHandshake;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.DirectionKeys;
import org.postern.transport.record.Frame;
import org.postern.transport.record.Payload;
import org.postern.transport.record.RecordReader;
import org.postern.transport.record.RecordRefused;

/** The response to one body, read message by message (transport.md §8.1). */
final class ClientResponse {
    /** Longest alert text shown; the rest of a longer one is no alert of ours. */
    private static final int MAX_ALERT = 256;

    private final RecordReader reader = new RecordReader();
    private Optional<DirectionKeys> nextReadKeys = Optional.empty();

    /** Keys to read under once the server has switched. */
    void prepare(DirectionKeys keys) {
        nextReadKeys = Optional.of(keys);
    }

    void feed(byte[] body) {
        reader.feed(body);
    }

    /** The next handshake, which may be in the clear. */
    Members openHandshake(String type) throws TransportException {
        return switch (next()) {
            case PlainHandshake(Members members) -> ofType(members, type);
            case ProtectedHandshake(Members members) -> ofType(members, type);
            case Answer _ -> throw unexpected(type, "an answer");
        };
    }

    /** The next handshake, which must be encrypted. */
    Members handshake(String type) throws TransportException {
        return switch (next()) {
            case ProtectedHandshake(Members members) -> ofType(members, type);
            case PlainHandshake _ -> throw unexpected("an encrypted " + type, "a plain handshake");
            case Answer _ -> throw unexpected(type, "an answer");
        };
    }

    /** The next answer to a call. */
    Members answer() throws TransportException {
        return switch (next()) {
            case Answer(Members members) -> members;
            case PlainHandshake _, ProtectedHandshake _ -> throw unexpected("an answer", "a handshake");
        };
    }

    private static Members ofType(Members members, String type) throws RecordRejected {
        if (!type.equals(members.findText("type").orElse(""))) {
            throw unexpected("handshake " + type, "another one");
        }
        return members;
    }

    private static RecordRejected unexpected(String expected, String found) {
        return new RecordRejected("expected " + expected + ", found " + found);
    }

    private ServerMessage next() throws TransportException {
        try {
            while (true) {
                Frame frame = reader.next().orElseThrow(() -> unexpected("another record", "the end of the response"));
                Optional<ServerMessage> message = read(frame);
                if (message.isPresent()) {
                    return message.get();
                }
            }
        } catch (RecordRefused refused) {
            throw new RecordRejected("expected an intact record, found " + refused.fault());
        } catch (PsonException malformed) {
            throw new RecordRejected("malformed message: " + malformed.getMessage());
        }
    }

    private Optional<ServerMessage> read(Frame frame) throws TransportException, PsonException {
        return switch (frame.type()) {
            case CHANGE_CIPHER_SPEC -> {
                reader.switchTo(nextReadKeys.orElseThrow(() -> unexpected("a handshake", "a change cipher spec")));
                nextReadKeys = Optional.empty();
                yield Optional.empty();
            }
            case ALERT -> throw alert(frame.payload().text());
            case HANDSHAKE -> Optional.of(handshake(frame));
            case APPLICATION_DATA -> Optional.of(answer(frame));
            case OTHER -> throw unexpected("a known content type", "another one");
        };
    }

    private static ServerMessage handshake(Frame frame) throws PsonException {
        Members members = Members.decode(frame.payload());
        return switch (frame) {
            case Frame.Plain _ -> new PlainHandshake(members);
            case Frame.Protected _ -> new ProtectedHandshake(members);
        };
    }

    private static ServerMessage answer(Frame frame) throws RecordRejected, PsonException {
        return switch (frame) {
            case Frame.Plain _ -> throw unexpected("encrypted application data", "plain application data");
            case Frame.Protected(ContentType _, Payload payload) -> new Answer(Members.decode(payload));
        };
    }

    private static TransportException alert(String text) {
        return AlertText.INVALID_TICKET.text().equals(text)
                ? new SessionLost()
                : new AlertReceived(text.length() <= MAX_ALERT ? text : text.substring(0, MAX_ALERT));
    }
}
