package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.caller.Caller;
import org.postern.core.mailbox.entity.NewSinks;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.SinkMethods.SinkCreate;

/** A new sink, claimed with its own key (white paper "Mailboxes": creation is signed; api.md §10 {@code sinkCreate}). */
@Dependent
public class SinkCreation {
    private final NewSinks sinks;
    private final AccountDirectory accounts;
    private final InstantSource clock;

    @Inject
    public SinkCreation(NewSinks sinks, AccountDirectory accounts, InstantSource clock) {
        this.sinks = sinks;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Creates a sink that the caller owns.
     *
     * @throws ProtocolException in this order: INVALID_OWNER, INVALID_SINK_ACL, SINK_ALREADY_EXISTS
     */
    public void create(Caller caller, SinkCreate call) throws ProtocolException {
        Username user = caller.requireUser().user();
        if (!accounts.isActive(user)) {
            throw new ProtocolException(ErrorCode.INVALID_OWNER);
        }
        switch (call.acl()) {
            case PRIVATE, PUBLIC, ANONYMOUS -> {}
            case SHARED, LOW ->
                throw new ProtocolException(ErrorCode.INVALID_SINK_ACL, "acl -> Expected private, public or anonymous");
        }
        if (!sinks.add(call, user, clock.millis())) {
            throw new ProtocolException(ErrorCode.SINK_ALREADY_EXISTS);
        }
    }
}
