package org.postern.core.storage.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.Optional;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.caller.Caller;
import org.postern.core.storage.boundary.TransferPurpose;
import org.postern.core.storage.entity.Descriptor;
import org.postern.core.storage.entity.DescriptorBlocks;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.DescriptorMethods.DescriptorCreate;
import org.postern.protocol.method.DescriptorMethods.DescriptorData;
import org.postern.protocol.method.DescriptorMethods.DescriptorDelete;
import org.postern.protocol.method.DescriptorMethods.DescriptorUpdate;
import org.postern.protocol.method.DescriptorMethods.DescriptorUpdateInit;
import org.postern.protocol.method.FreshSignature;
import org.postern.protocol.signed.SignedText;

/**
 * Changes of descriptors, each proved by the descriptor's own key (white paper "Descriptors"; api.md §9).
 *
 * <p>No method sets a lock yet, so no lock can be live and any lock id passes the lock check.
 */
@Dependent
public class DescriptorWriting {
    private final EntityManager entities;
    private final Transfers transfers;
    private final DescriptorBlocks descriptorBlocks;
    private final AccountDirectory accounts;
    private final InstantSource clock;

    @Inject
    public DescriptorWriting(
            EntityManager entities,
            Transfers transfers,
            DescriptorBlocks descriptorBlocks,
            AccountDirectory accounts,
            InstantSource clock) {
        this.entities = entities;
        this.transfers = transfers;
        this.descriptorBlocks = descriptorBlocks;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Opens a session for a new descriptor.
     *
     * @throws ProtocolException ACCESS_DENIED for an inactive account
     */
    public TransferId createInit(Caller caller) throws ProtocolException {
        Username user = requireActive(caller);
        return transfers.open(new TransferPurpose.DescriptorCreate(user));
    }

    /**
     * Stores a new descriptor.
     *
     * @return ms since 1970
     * @throws ProtocolException in this order: inactive account, transfer session, content, DESCRIPTOR_ALREADY_EXISTS
     */
    public long create(Caller caller, DescriptorCreate call) throws ProtocolException {
        Username user = requireActive(caller);
        DescriptorData data = call.data();
        transfers.take(call.transferId(), new TransferPurpose.DescriptorCreate(user), data.blocks());
        requireContent(call.did(), data);
        if (entities.find(Descriptor.class, call.did().address()) != null) {
            throw new ProtocolException(ErrorCode.DESCRIPTOR_ALREADY_EXISTS);
        }
        Descriptor created = new Descriptor(call.did(), data, user, clock.millis());
        entities.persist(created);
        entities.flush();
        descriptorBlocks.insert(call.did(), data.blocks());
        return created.serverDate();
    }

    /**
     * Opens an update for whoever signs the request; that he may change the descriptor is proved by the update itself.
     *
     * @throws ProtocolException DESCRIPTOR_DOESNT_EXIST
     */
    public TransferId updateInit(DescriptorUpdateInit call) throws ProtocolException {
        FreshSignature fresh = call.signature();
        if (entities.find(Descriptor.class, call.did().address()) == null) {
            throw new ProtocolException(ErrorCode.DESCRIPTOR_DOESNT_EXIST);
        }
        return transfers.open(new TransferPurpose.DescriptorUpdate(call.did(), Optional.of(fresh.hashmail())));
    }

    /**
     * Stores a new version.
     *
     * @return ms since 1970
     * @throws ProtocolException in this order: transfer session, content, DESCRIPTOR_DOESNT_EXIST,
     *     PUBLIC_KEY_CANNOT_BE_CHANGED, OLD_SIGNATURE_DOESNT_MATCH
     */
    public long update(DescriptorUpdate call) throws ProtocolException {
        DescriptorData data = call.data();
        TransferPurpose called = new TransferPurpose.DescriptorUpdate(call.did(), Optional.empty());
        transfers.take(call.transferId(), called, data.blocks());
        requireContent(call.did(), data);
        Descriptor descriptor = locked(call.did());
        if (!descriptor.dpub().equals(data.dpub58())) {
            throw new ProtocolException(ErrorCode.PUBLIC_KEY_CANNOT_BE_CHANGED);
        }
        if (!descriptor.signature().equals(call.signature())) {
            throw new ProtocolException(ErrorCode.OLD_SIGNATURE_DOESNT_MATCH);
        }
        descriptor.replace(data, clock.millis());
        descriptorBlocks.replace(call.did(), data.blocks());
        return descriptor.serverDate();
    }

    /**
     * Removes the descriptor; its blocks are left to the collection.
     *
     * @throws ProtocolException DESCRIPTOR_DOESNT_EXIST or INVALID_SIGNATURE
     */
    public void delete(DescriptorDelete call) throws ProtocolException {
        Descriptor descriptor = locked(call.did());
        if (!call.signature().verifies(descriptor.dpub(), SignedText.descriptorDelete(call.did()))) {
            throw new ProtocolException(ErrorCode.INVALID_SIGNATURE);
        }
        entities.remove(descriptor);
    }

    private Username requireActive(Caller caller) throws ProtocolException {
        Username user = caller.requireUser().user();
        if (!accounts.isActive(user)) {
            throw new ProtocolException(ErrorCode.ACCESS_DENIED);
        }
        return user;
    }

    /** That every block is stored needs no look: the session names only stored ones, and keeps them from being removed. */
    private static void requireContent(DescriptorId did, DescriptorData data) throws ProtocolException {
        if (data.blocks().isEmpty() && data.extra().length == 0) {
            throw new ProtocolException(
                    ErrorCode.INVALID_JSON_PARAMETERS, "data -> Expected blocks or extra, found both empty");
        }
        if (!DescriptorId.of(data.dpub58()).equals(did)) {
            throw new ProtocolException(ErrorCode.DPUB58_DOESNT_MATCH_TO_DID);
        }
        if (!data.signature().verifies(data.dpub58(), data.signedText())) {
            throw new ProtocolException(ErrorCode.INVALID_SIGNATURE);
        }
    }

    private Descriptor locked(DescriptorId did) throws ProtocolException {
        Descriptor descriptor = entities.find(Descriptor.class, did.address(), LockModeType.PESSIMISTIC_WRITE);
        if (descriptor == null) {
            throw new ProtocolException(ErrorCode.DESCRIPTOR_DOESNT_EXIST);
        }
        return descriptor;
    }
}
