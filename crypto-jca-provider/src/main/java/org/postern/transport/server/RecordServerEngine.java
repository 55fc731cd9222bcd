package org.postern.transport.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.pson.PsonException;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.CallReply;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.message.Members;
import org.postern.transport.record.Frame;
import org.postern.transport.record.RecordFault;
import org.postern.transport.record.RecordRefused;
import org.postern.transport.server.Connection.Fresh;
import org.postern.transport.server.Connection.Keyed;
import org.postern.transport.server.Connection.Switching;

/** The state machine of one body or stream on the server (transport.md §8). */
public final class RecordServerEngine implements ServerEngine {
    /** Records handled for each piece of input: far above any batch, far below a body full of empty records. */
    static final int MAX_RECORDS = 4096;

    /** Where the connection is: reading, waiting for the answer to a call, or over. */
    private sealed interface Stage {
        record Reading() implements Stage {}

        record Calling(Object id) implements Stage {}

        record Over(ServerEvent.Closed event) implements Stage {}
    }

    private static final Stage READING = new Stage.Reading();

    private final ServerRecords records = new ServerRecords();
    private final Handshakes handshakes;
    private final KeyRenewal renewal;
    private Connection connection = new Fresh();
    private Stage stage = READING;
    private boolean finished;
    private int recordsOfPiece;
    private int callsPutOff;

    public RecordServerEngine(ServerPorts ports) {
        handshakes = new Handshakes(ports, records);
        renewal = new KeyRenewal(ports.clock(), ports.keyLifetime());
    }

    @Override
    public void feed(byte[] bytes) {
        if (finished) {
            throw new IllegalStateException("expected no bytes after the end of the input");
        }
        if (!isOver()) {
            recordsOfPiece = 0;
            handshakes.newPiece();
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
        if (++recordsOfPiece > MAX_RECORDS) {
            throw new HandshakeRefused(AlertText.TOO_MANY_RECORDS);
        }
        switch (frame.type()) {
            case CHANGE_CIPHER_SPEC -> changeCipherSpec();
            case HANDSHAKE -> connection = handshakes.handle(handshake(frame), connection);
            case APPLICATION_DATA -> {
                return Optional.of(call(frame));
            }
            // A client's alert concerns a response that is gone; processing continues (§9.9).
            case ALERT, OTHER -> {}
        }
        return Optional.empty();
    }

    private void changeCipherSpec() throws HandshakeRefused {
        records.changeCipherSpec();
        if (connection instanceof Switching(Connection _, Keyed next)) {
            connection = next;
            renewal.changed();
        }
    }

    private static ClientHandshake handshake(Frame frame) throws HandshakeRefused {
        try {
            return ClientHandshake.read(Members.ofHandshake(frame.payload()));
        } catch (PsonException _) {
            throw new HandshakeRefused(AlertText.INVALID_JSON_PARAMETERS);
        }
    }

    private ServerEvent.Call call(Frame frame) throws HandshakeRefused {
        return switch (frame) {
            // The server of 2018 executed such calls and answered in the clear; no client sends them (§23).
            case Frame.Plain _ -> throw new HandshakeRefused(AlertText.INVALID_FRAME);
            case Frame.Protected read -> {
                renewal.countCall();
                yield CallReader.read(read.payload(), connection);
            }
        };
    }

    @Override
    public void reply(CallReply reply) {
        if (!(stage instanceof Stage.Calling(Object id)) || !id.equals(reply.id())) {
            throw new IllegalStateException("expected the reply to the last call");
        }
        write(reply);
        stage = READING;
    }

    @Override
    public void putOff() {
        if (!(stage instanceof Stage.Calling)) {
            throw new IllegalStateException("expected a call that is not answered yet");
        }
        callsPutOff++;
        stage = READING;
    }

    @Override
    public void replyLate(CallReply reply) {
        if (callsPutOff == 0) {
            throw new IllegalStateException("expected the reply to a call that was put off");
        }
        requireProtected();
        write(reply);
        callsPutOff--;
    }

    private void write(CallReply reply) {
        if (connection instanceof Keyed keyed
                && keyed.peer().keyChange()
                && renewal.isDue(keyed.agreedAt(), records.bytesUnderKeys())) {
            requestKeyChange();
        }
        records.application(reply.members());
    }

    @Override
    public void notify(String method, Map<String, ? extends @Nullable Object> params) {
        requireProtected();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("jsonrpc", "2.0");
        members.put("method", method);
        members.put("params", params);
        records.application(members);
    }

    @Override
    public void requestKeyChange() {
        requireProtected();
        // While the client is switching it has begun to change keys already.
        if (connection instanceof Keyed keyed && keyed.peer().keyChange()) {
            Map<String, @Nullable Object> message = new LinkedHashMap<>();
            message.put("type", "ecdhe_request");
            records.handshake(message);
            renewal.asked(!finished);
        }
    }

    @Override
    public int unread() {
        return records.unread();
    }

    @Override
    public Optional<String> sessionId() {
        return connection.sessionId();
    }

    @Override
    public boolean isProtected() {
        return records.writesProtected() && !isOver();
    }

    private void requireProtected() {
        if (!isProtected()) {
            throw new IllegalStateException("expected a protected and open connection, found another one");
        }
    }

    private boolean isOver() {
        return stage instanceof Stage.Over;
    }

    @Override
    public void alert(String text) {
        if (!isOver()) {
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
