package org.postern.api.stream;

import io.undertow.websockets.core.WebSocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postern.api.http.NetworkMemory;
import org.postern.api.rpc.CallerSource;
import org.postern.api.rpc.Conversation;
import org.postern.api.rpc.Failures;
import org.postern.api.rpc.UnknownSessionException;
import org.postern.api.rpc.WaitingCall;
import org.postern.core.call.Watcher;
import org.postern.core.caller.Address;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.WatchMethods;
import org.postern.protocol.method.WatchMethods.SinkCounters;
import org.postern.transport.message.StreamEnd;

/**
 * One record stream (transport.md §27): what comes is handled in order, by one thread at a time and by none while there is
 * nothing to do. A client that does not read its answers is not worked for; one that goes on so is cut off.
 */
final class Stream implements Watcher {
    /** Steps after which others have their turn. */
    private static final int TURN = 32;

    private static final int STALLED_SECONDS = 30;

    private final WebSocketChannel channel;
    private final StreamServices services;
    private final Address address;
    private final StreamPlace place;
    private final NetworkMemory share;
    private final int mostUnread;
    private final Conversation conversation;
    private final StreamInbox inbox;
    private final StreamOutlet outlet;
    private final LateAnswers lateAnswers = new LateAnswers(this::wake);
    private CallerSource callers;
    private Optional<String> placedFor = Optional.empty();
    private volatile boolean isProtected;
    private volatile boolean finishing;
    private volatile boolean closing;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long lastSign = System.nanoTime();
    private boolean running;
    private boolean parked;
    private boolean held;
    private int fed;
    private boolean readerWatched;

    Stream(
            WebSocketChannel channel,
            StreamServices services,
            Address address,
            StreamPlace place,
            NetworkMemory share,
            int mostUnread) {
        this.channel = channel;
        this.services = services;
        this.address = address;
        this.place = place;
        this.share = share;
        this.mostUnread = mostUnread;
        this.conversation = services.conversations().with(address);
        this.inbox = new StreamInbox(channel, share);
        this.outlet = new StreamOutlet(channel, share, this::roomMade);
        this.callers = services.callers().from(address, this);
    }

    void begin() {
        channel.getReceiveSetter().set(new StreamInlet(this));
        channel.resumeReceives();
    }

    /** Takes bytes of the client, on the thread of the connection. */
    void received(byte[] bytes) {
        noteLife();
        if (bytes.length == 0 || finishing || closing) {
            return;
        }
        if (inbox.add(bytes)) {
            wake();
        } else {
            close(StreamEnd.TOO_MUCH);
        }
    }

    void noteLife() {
        lastSign = System.nanoTime();
        services.watches().owner(this).filter(inbox::keepSessionOpen).ifPresent(_ -> wake());
    }

    /** How long there was no sign of life. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastSign);
    }

    boolean isProtected() {
        return isProtected;
    }

    /** Whether a record has begun that should be complete by now. */
    boolean isTooSlow() {
        return inbox.isTooSlow();
    }

    /** Whether the client has nothing to send because it expects to be told something. */
    boolean isListening() {
        return lateAnswers.isAwaiting() || services.watches().owner(this).isPresent();
    }

    /** Sessions of this user have ended: has the stream closed if it was of one of them. */
    void sessionsEnded(Username user) {
        if (place.isOf(user)) {
            inbox.doubtSession();
            wake();
        }
    }

    @Override
    public void changed(LoggedIn owner, SinkCounters counters) {
        inbox.add(owner, counters);
        wake();
    }

    private synchronized void wake() {
        if (!running && !parked && !held && !closing) {
            running = true;
            channel.getWorker().execute(this::work);
        }
    }

    private synchronized void roomMade() {
        if (parked) {
            parked = false;
            wake();
        }
    }

    /** A turn: until there is nothing to do, no room for answers, or others wait. */
    private void work() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        // What a call uses looks for its classes and settings by this, as it does below a servlet.
        Thread.currentThread().setContextClassLoader(Stream.class.getClassLoader());
        try {
            for (int steps = 0; steps < TURN; steps++) {
                if (park()) {
                    return;
                }
                if (!advance() && rest()) {
                    endIfFinished();
                    return;
                }
            }
            channel.getWorker().execute(this::work);
        } catch (RuntimeException | AssertionError e) {
            var _ = Failures.report("A stream", e, services.random());
            close(StreamEnd.INTERNAL_ERROR);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            if (closing) {
                release();
            }
        }
    }

    /** Parks the stream when its outlet is full; whether it does not go on. */
    private synchronized boolean park() {
        if (!closing && outlet.isFull()) {
            parked = true;
            running = false;
            watchReader();
        }
        return closing || parked;
    }

    private void watchReader() {
        if (!readerWatched) {
            readerWatched = true;
            long sent = outlet.sent();
            channel.getIoThread().executeAfter(() -> requireReader(sent), STALLED_SECONDS, TimeUnit.SECONDS);
        }
    }

    private synchronized void requireReader(long sentBefore) {
        readerWatched = false;
        if (parked && outlet.sent() == sentBefore) {
            close(StreamEnd.TOO_SLOW);
        } else if (parked) {
            watchReader();
        }
    }

    /** Lets a stream wait whose client has sent much that led to nothing; whether it does. */
    private synchronized boolean hold() {
        int bytes = fed;
        fed = 0;
        int tickets = conversation.takeTickets();
        if (bytes == 0 || !conversation.isFruitless()) {
            return false;
        }
        Duration wait = services.budgets().turnAfterFruitless(address, bytes, tickets);
        held = !wait.isZero();
        if (held) {
            channel.getIoThread().executeAfter(this::letGo, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
        return held;
    }

    private synchronized void letGo() {
        held = false;
        wake();
    }

    /** Lets the stream rest when there is nothing to do; whether it does. */
    private synchronized boolean rest() {
        boolean idle = closing || held || (inbox.isEmpty() && lateAnswers.isEmpty());
        running = !idle;
        return idle;
    }

    /** Takes nothing more; once what has come is answered, the server says farewell. */
    void finish() {
        finishing = true;
        wake();
    }

    private void endIfFinished() {
        if (finishing && inbox.isEmpty() && !lateAnswers.isAwaiting()) {
            close(StreamEnd.SERVER_STOPS);
        }
    }

    /** Whether it has ended, or does before this time. */
    boolean awaitEnd(long nanoTime) throws InterruptedException {
        return over.await(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** One step; whether it may be followed by another at once. */
    private boolean advance() {
        if (!requireSession() || !tellChanges()) {
            return false;
        }
        Optional<WaitingCall> due = lateAnswers.next();
        if (due.isPresent()) {
            conversation.answerLate(due.get());
            requireMemory(outlet.add(conversation.drain()));
            return true;
        }
        Conversation.Step step = conversation.step(callers);
        isProtected = conversation.isProtected();
        inbox.handledBut(conversation.unread());
        requireMemory(outlet.add(conversation.drain()));
        if (!requirePlace()) {
            return false;
        }
        return switch (step) {
            case Conversation.Step.Answered() -> true;
            case Conversation.Step.Waits(WaitingCall call) -> {
                conversation.putOff(call);
                lateAnswers.await(call);
                yield true;
            }
            case Conversation.Step.NeedsInput() -> feed();
            case Conversation.Step.Closed _ -> {
                outlet.flush();
                close(StreamEnd.DONE);
                yield false;
            }
        };
    }

    private boolean feed() {
        if (conversation.unread() > mostUnread) {
            close(StreamEnd.RECORD_TOO_BIG);
            return false;
        }
        requireMemory(outlet.flush());
        if (hold()) {
            return false;
        }
        Optional<byte[]> next = inbox.next();
        // Of whom nothing was asked since his last message is asked anew.
        next.ifPresent(bytes -> {
            callers = services.callers().from(address, this);
            fed = bytes.length;
            conversation.feed(bytes);
        });
        return next.isPresent();
    }

    /** Whether the stream may stay open as the one of whoever has logged in on it. */
    private boolean requirePlace() {
        Optional<String> session = conversation.sessionId();
        if (!session.equals(placedFor)) {
            placedFor = session;
            if (!callers.user(session).map(place::moveTo).orElse(true)) {
                close(StreamEnd.TOO_MANY_STREAMS);
                return false;
            }
        }
        return true;
    }

    private void requireMemory(boolean enough) {
        if (!enough) {
            close(StreamEnd.TOO_MUCH);
        }
    }

    /** Whether the stream goes on, where there is doubt. */
    private boolean requireSession() {
        Optional<String> session = conversation.sessionId();
        if (inbox.takeDoubt()
                && session.isPresent()
                && services.callers().from(address).user(session).isEmpty()) {
            close(StreamEnd.SESSION_ENDED);
            return false;
        }
        return true;
    }

    /** Whether the stream goes on: one whose session has ended does not, for its client waits in vain. */
    private boolean tellChanges() {
        Optional<StreamInbox.News> news = inbox.takeNews();
        try {
            if (news.isPresent()) {
                var _ = services.callers()
                        .from(address)
                        .of(Optional.of(news.get().owner().sessionId()));
                news.get().changes().stream()
                        .map(WatchMethods.COUNTERS::write)
                        .forEach(counters -> conversation.notify(WatchMethods.SINK_CHANGED, counters));
                requireMemory(outlet.add(conversation.drain()) && outlet.flush());
            }
            return true;
        } catch (UnknownSessionException e) {
            close(StreamEnd.SESSION_ENDED);
            return false;
        }
    }

    /** Closes the stream, once what was sent before has left. */
    void close(StreamEnd end) {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
        }
        release();
        Farewell.say(end, channel, over::countDown);
    }

    /** The channel is closed, by whomever. */
    void ended() {
        closing = true;
        over.countDown();
        release();
        place.leave();
        share.end();
    }

    private void release() {
        services.watches().end(this);
        lateAnswers.abandon();
    }
}
