package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.caller.Caller;
import org.postern.core.caller.Caller.Anonymous;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.core.freshness.boundary.Nonces;
import org.postern.core.mailbox.entity.Sink;
import org.postern.core.settings.Settings;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.signed.SinkProof;

/**
 * Who may read and change a sink (api.md §10 "Access rule"; decisions.md §1 "Sink proof").
 *
 * <p>In the profile strict the proof is verified before the sink is looked up, and a sink that is not there and one that
 * is not the caller's are refused alike: nobody learns from refusals which sinks exist.
 */
@Dependent
public class SinkAccess {
    private final EntityManager entities;
    private final AccountDirectory accounts;
    private final Nonces nonces;
    private final Settings settings;

    @Inject
    public SinkAccess(EntityManager entities, AccountDirectory accounts, Nonces nonces, Settings settings) {
        this.entities = entities;
        this.accounts = accounts;
        this.nonces = nonces;
        this.settings = settings;
    }

    public Optional<Sink> find(SinkId sid) {
        return Optional.ofNullable(entities.find(Sink.class, sid.key().compressed()));
    }

    /**
     * A sink to be read: by its owner, or by whoever proves the sink's key where the sink allows that.
     *
     * @param method the white paper's name of the method, which the proof covers
     * @throws ProtocolException ACCESS_DENIED, INVALID_CREATE_SIGNATURE, SINK_DOESNT_EXISTS or a refusal of the nonce
     */
    public Sink forReading(Caller caller, String method, SinkId sid, Optional<SinkProof> proof)
            throws ProtocolException {
        return switch (caller) {
            case Anonymous anonymous -> openedByKey(anonymous, method, sid, proof);
            case LoggedIn user -> {
                boolean proved = prove(user, method, sid, proof);
                yield foundFor(user, sid, proved);
            }
        };
    }

    /** A sink to be changed by its owner; parameters and refusals as for reading. */
    public Sink forChange(Caller caller, String method, SinkId sid, Optional<SinkProof> proof)
            throws ProtocolException {
        LoggedIn user = caller.requireUser();
        prove(user, method, sid, proof);
        return foundFor(user, sid, false);
    }

    /** A sink whose owner signs with its key what he puts into it, or asks for blocks of what he read; his session is enough. */
    public Sink forOwnSession(Caller caller, SinkId sid) throws ProtocolException {
        LoggedIn user = caller.requireUser();
        requireActive(user);
        return foundFor(user, sid, false);
    }

    /**
     * Checks that the key of a new sink signed its creation.
     *
     * @throws ProtocolException INVALID_CREATE_SIGNATURE for a proof that is wrong, or missing where one is needed
     */
    public void requireProofOfCreation(String method, SinkId sid, Optional<SinkProof> proof) throws ProtocolException {
        verify(method, sid, proof);
    }

    private Sink openedByKey(Anonymous caller, String method, SinkId sid, Optional<SinkProof> proof)
            throws ProtocolException {
        if (proof.isEmpty()) {
            caller.requireUser();
        }
        verify(method, sid, proof);
        Optional<Sink> sink = find(sid).filter(Sink::keyAccess);
        if (sink.isEmpty()) {
            caller.requireUser();
        }
        return sink.orElseThrow();
    }

    private boolean prove(LoggedIn user, String method, SinkId sid, Optional<SinkProof> proof)
            throws ProtocolException {
        requireActive(user);
        verify(method, sid, proof);
        return proof.isPresent();
    }

    private Sink foundFor(LoggedIn user, SinkId sid, boolean proved) throws ProtocolException {
        Optional<Sink> found = find(sid);
        Optional<Sink> allowed = found.filter(sink -> sink.isOwnedBy(user.user()) || (proved && sink.keyAccess()));
        boolean mayTellApart = settings.profile() == Profile.LEGACY_2018;
        ErrorCode refusal = found.isPresent() && mayTellApart ? ErrorCode.ACCESS_DENIED : ErrorCode.SINK_DOESNT_EXISTS;
        return allowed.orElseThrow(() -> new ProtocolException(refusal));
    }

    private void verify(String method, SinkId sid, Optional<SinkProof> proof) throws ProtocolException {
        if (proof.isPresent()) {
            SinkProof given = proof.get();
            nonces.accept(
                    given.nonce(),
                    given.timestamp(),
                    () -> given.verifies(method, sid),
                    ErrorCode.INVALID_CREATE_SIGNATURE);
        } else if (settings.profile() == Profile.STRICT) {
            throw new ProtocolException(ErrorCode.INVALID_CREATE_SIGNATURE);
        }
    }

    private void requireActive(LoggedIn user) throws ProtocolException {
        if (!accounts.isActive(user.user())) {
            throw new ProtocolException(ErrorCode.ACCESS_DENIED);
        }
    }
}
