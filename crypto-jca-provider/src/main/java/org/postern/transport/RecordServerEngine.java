package org.postern.transport;

import java.util.Optional;
import org.postern.pson.PsonException;
import org.postern.transport.Connection.Fresh;
import org.postern.transport.Connection.Keyed;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.Frame;
import org.postern.transport.record.Payload;
import org.postern.transport.record.RecordFault;
import org.postern.transport.record.RecordRefused;

/** The state machine of one body on the server (transport.md §8). */
final class RecordServerEngine implements ServerEngine {
    /** Where the body is: reading, waiting for the answer to a call, or over. */
    private sealed interface Stage {
        record Reading() implements Stage {}

        record Calling(Object id) implements Stage {}

        record Over(ServerEvent.Closed event) implements Stage {}
    }

    private static final Stage READING = new Stage.Reading();

    private final ServerRecords records = new ServerRecords();
    private final Handshakes handshakes;
    private Connection connection = new Fresh();
    private Stage stage = READING;
    private boolean finished;

    RecordServerEngine(ServerPorts ports) {
        handshakes = new Handshakes(ports, records);
    }

    @Override
    public void feed(byte[] bytes) {
        if (finished) {
            throw new IllegalStateException("expected no bytes after the end of the body");
        }
        if (!(stage instanceof Stage.Over)) {
            records.feed(bytes);
        }
    }

    @Override
    public void finish() {
        finished = true;
    }

    @Override
    public ServerEvent next() {
        return switch (stage) {
            case Stage.Over(ServerEvent.Closed event) -> event;
            case Stage.Calling _ -> throw new IllegalStateException("expected an answer to the last call first");
            case Stage.Reading() -> read();
        };
    }

    private ServerEvent read() {
        try {
            Optional<Frame> frame = records.next();
            while (frame.isPresent()) {
                Optional<ServerEvent.Call> call = handle(frame.get());
                if (call.isPresent()) {
                    stage = new Stage.Calling(call.get().id());
                    return call.get();
                }
                frame = records.next();
            }
            return endOfInput();
        } catch (RecordRefused refused) {
            return close(alertOf(refused.fault()).text());
        } catch (HandshakeRefused refused) {
            return close(refused.alertText());
        }
    }

    private ServerEvent endOfInput() throws RecordRefused {
        if (!finished) {
            return new ServerEvent.NeedInput();
        }
        if (!records.isAtEnd()) {
            throw new RecordRefused(RecordFault.TRUNCATED);
        }
        return over(Optional.empty());
    }

    private Optional<ServerEvent.Call> handle(Frame frame) throws HandshakeRefused {
        switch (frame.type()) {
            case CHANGE_CIPHER_SPEC -> records.changeCipherSpec();
            case HANDSHAKE -> connection = handshake(frame);
            case APPLICATION_DATA -> {
                return Optional.of(call(frame));
            }
            // A client's alert concerns a response that is gone; processing continues (§9.9).
            case ALERT, OTHER -> {}
        }
        return Optional.empty();
    }

    private Connection handshake(Frame frame) throws HandshakeRefused {
        ClientHandshake message;
        try {
            message = ClientHandshake.read(Members.decode(frame.payload()));
        } catch (PsonException _) {
            throw new HandshakeRefused(AlertText.INVALID_JSON_PARAMETERS);
        }
        return switch (frame) {
            case Frame.Plain _ -> handshakes.plain(message, connection);
            case Frame.Protected _ -> handshakes.encrypted(message, keyed());
        };
    }

    private ServerEvent.Call call(Frame frame) throws HandshakeRefused {
        return switch (frame) {
            // The server of 2018 executed such calls and answered in the clear; no client sends them (§23).
            case Frame.Plain _ -> throw new HandshakeRefused(AlertText.INVALID_FRAME);
            case Frame.Protected(ContentType _, Payload payload) -> CallReader.read(payload, connection.sessionId());
        };
    }

    private Keyed keyed() {
        if (connection instanceof Keyed keyed) {
            return keyed;
        }
        throw new AssertionError("a record was decrypted without keys");
    }

    @Override
    public void reply(CallReply reply) {
        if (!(stage instanceof Stage.Calling(Object id)) || !id.equals(reply.id())) {
            throw new IllegalStateException("expected the reply to the last call");
        }
        records.answer(reply.members());
        stage = READING;
    }

    @Override
    public void alert(String text) {
        if (!(stage instanceof Stage.Over)) {
            var _ = close(text);
        }
    }

    @Override
    public byte[] drain() {
        return records.drain();
    }

    private ServerEvent close(String alertText) {
        records.alert(alertText);
        return over(Optional.of(alertText));
    }

    private ServerEvent over(Optional<String> alertText) {
        ServerEvent.Closed event = new ServerEvent.Closed(alertText);
        stage = new Stage.Over(event);
        return event;
    }

    private static AlertText alertOf(RecordFault fault) {
        return switch (fault) {
            case UNSUPPORTED_VERSION -> AlertText.UNSUPPORTED_VERSION;
            case WRONG_TAG -> AlertText.INVALID_FRAME_TAG;
            case WRONG_MAC -> AlertText.INVALID_FRAME_MAC;
            case WRONG_LENGTH -> AlertText.INVALID_FRAME;
            case TRUNCATED -> AlertText.READ_ERROR;
        };
    }
}
