package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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

    @Inject
    public SinkAccess(EntityManager entities, AccountDirectory accounts, Settings settings) {
        this.entities = entities;
        this.accounts = accounts;
        this.settings = settings;
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
            case LoggedIn user -> foundFor(user, sid, proved);
        };
    }

    /** A sink to be changed by its owner; refusals as for reading. */
    public Sink forChange(LoggedIn user, SinkId sid) throws ProtocolException {
        return foundFor(user, sid, false);
    }

    /** A sink whose owner signs with its key what he puts into it, or asks for blocks of what he read; his session is enough. */
    public Sink forOwnSession(Caller caller, SinkId sid) throws ProtocolException {
        LoggedIn user = caller.requireUser();
        if (!accounts.isActive(user.user())) {
            throw new ProtocolException(ErrorCode.ACCESS_DENIED);
        }
        return foundFor(user, sid, false);
    }

    private Sink openedByKey(Anonymous caller, SinkId sid, boolean proved) {
        Optional<Sink> sink = find(sid).filter(found -> proved && found.keyAccess());
        if (sink.isEmpty()) {
            caller.requireUser();
        }
        return sink.orElseThrow();
    }

    private Sink foundFor(LoggedIn user, SinkId sid, boolean proved) throws ProtocolException {
        Optional<Sink> found = find(sid);
        Optional<Sink> allowed = found.filter(sink -> sink.isOwnedBy(user.user()) || (proved && sink.keyAccess()));
        boolean mayTellApart = settings.profile() == Profile.LEGACY_2018;
        ErrorCode refusal = found.isPresent() && mayTellApart ? ErrorCode.ACCESS_DENIED : ErrorCode.SINK_DOESNT_EXISTS;
        return allowed.orElseThrow(() -> new ProtocolException(refusal));
    }
}
