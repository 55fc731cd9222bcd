package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.Optional;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.call.CallContext;
import org.postern.core.caller.Caller;
import org.postern.core.caller.Caller.Anonymous;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.core.mailbox.entity.Sink;
import org.postern.core.settings.Settings;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.BlockSource.InMessage;
import org.postern.protocol.method.SinkMode;

/**
 * Who may read and change a sink (api.md §10 "Access rule"), once what the call proves was checked (decisions.md §1 "Sink
 * proof").
 *
 * <p>In the profile strict a sink that is not there and one that is not the caller's are refused alike: nobody learns from
 * refusals which sinks exist.
 */
@Dependent
public class SinkAccess {
    private final EntityManager entities;
    private final AccountDirectory accounts;
    private final Settings settings;
    private final InstantSource clock;

    @Inject
    public SinkAccess(EntityManager entities, AccountDirectory accounts, Settings settings, InstantSource clock) {
        this.entities = entities;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    public Optional<Sink> find(SinkId sid) {
        return Optional.ofNullable(entities.find(Sink.class, sid.key().compressed()));
    }

    /**
     * A sink to be read: by its owner, or by whoever proved the sink's key where the sink allows that.
     *
     * @throws ProtocolException ACCESS_DENIED or SINK_DOESNT_EXISTS
     */
    public Sink forReading(CallContext call, SinkId sid) throws ProtocolException {
        boolean proved = call.proved().key();
        return switch (call.caller()) {
            case Anonymous anonymous -> openedByKey(anonymous, sid, proved);
            case LoggedIn user -> readableBy(user, sid, proved);
        };
    }

    /** A sink to be changed by its owner; refusals as for reading. */
    public Sink forChange(LoggedIn user, SinkId sid) throws ProtocolException {
        return ownedBy(user, sid);
    }

    /**
     * A sink that has a message whose blocks are wanted. The proof stands beside the number of the message, because it serves for
     * many blocks (decisions.md §6 "Blocks of messages").
     *
     * @throws ProtocolException ACCESS_DENIED in a standard connection or for an inactive account; else SINK_DOESNT_EXISTS, also
     *     without the proof
     */
    public Sink forBlocks(Caller caller, InMessage message) throws ProtocolException {
        boolean proved = message.provedAt(clock.millis());
        return switch (caller) {
            case Anonymous _ ->
                find(message.sid())
                        .filter(sink -> proved && sink.keyAccess())
                        .orElseThrow(() -> new ProtocolException(ErrorCode.ACCESS_DENIED));
            case LoggedIn user -> {
                requireActive(user);
                boolean needed =
                        settings.profile() == Profile.STRICT || message.proof().isPresent();
                if (needed && !proved) {
                    throw new ProtocolException(ErrorCode.SINK_DOESNT_EXISTS);
                }
                yield readableBy(user, message.sid(), proved);
            }
        };
    }

    /** A sink whose owner signs with its key what he puts into it; his session is enough. */
    public Sink forOwnSession(Caller caller, SinkId sid) throws ProtocolException {
        LoggedIn user = caller.requireUser();
        requireActive(user);
        return ownedBy(user, sid);
    }

    private void requireActive(LoggedIn user) throws ProtocolException {
        if (!accounts.isActive(user.user())) {
            throw new ProtocolException(ErrorCode.ACCESS_DENIED);
        }
    }

    private Sink openedByKey(Anonymous caller, SinkId sid, boolean proved) {
        Optional<Sink> sink = find(sid).filter(found -> proved && found.keyAccess());
        if (sink.isEmpty()) {
            caller.requireUser();
        }
        return sink.orElseThrow();
    }

    /** Who has shown the key may read what allows that; a shared sink in legacy-2018 everybody (decisions.md §6). */
    private boolean mayRead(Sink sink, boolean proved) {
        boolean shared = sink.mode() == SinkMode.SHARED;
        return proved ? sink.keyAccess() || shared : shared && settings.profile() == Profile.LEGACY_2018;
    }

    private Sink readableBy(LoggedIn user, SinkId sid, boolean proved) throws ProtocolException {
        Optional<Sink> found = find(sid);
        return found.filter(sink -> sink.isOwnedBy(user.user()) || mayRead(sink, proved))
                .orElseThrow(() -> refusal(found));
    }

    private Sink ownedBy(LoggedIn user, SinkId sid) throws ProtocolException {
        Optional<Sink> found = find(sid);
        return found.filter(sink -> sink.isOwnedBy(user.user())).orElseThrow(() -> refusal(found));
    }

    private ProtocolException refusal(Optional<Sink> found) {
        boolean mayTellApart = settings.profile() == Profile.LEGACY_2018;
        return new ProtocolException(
                found.isPresent() && mayTellApart ? ErrorCode.ACCESS_DENIED : ErrorCode.SINK_DOESNT_EXISTS);
    }
}
