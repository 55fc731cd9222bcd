package org.postern.core.storage.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.caller.Caller;
import org.postern.core.storage.BlockReferences;
import org.postern.core.storage.TransferPurpose;
import org.postern.core.storage.TransferPurpose.Field;
import org.postern.core.storage.entity.Descriptor;
import org.postern.core.storage.entity.NewDescriptors;
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
    private final NewDescriptors newDescriptors;
    private final BlockReferences references;
    private final AccountDirectory accounts;
    private final InstantSource clock;

    @Inject
    public DescriptorWriting(
            EntityManager entities,
            Transfers transfers,
            NewDescriptors newDescriptors,
            BlockReferences references,
            AccountDirectory accounts,
            InstantSource clock) {
        this.entities = entities;
        this.transfers = transfers;
        this.newDescriptors = newDescriptors;
        this.references = references;
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
        return transfers.open(caller, creation(user));
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
        transfers.take(call.transferId(), creation(user), data.blocks());
        requireContent(call.did(), data);
        long now = clock.millis();
        if (!newDescriptors.add(call.did(), data, user, now)) {
            throw new ProtocolException(ErrorCode.DESCRIPTOR_ALREADY_EXISTS);
        }
        references.hold(Descriptor.blockOwner(call.did()), data.blocks());
        return now;
    }

    /**
     * Opens an update for whoever signs the request; that he may change the descriptor is proved by the update itself.
     *
     * @throws ProtocolException DESCRIPTOR_DOESNT_EXIST
     */
    public TransferId updateInit(Caller caller, DescriptorUpdateInit call) throws ProtocolException {
        FreshSignature fresh = call.signature();
        if (entities.find(Descriptor.class, call.did().address()) == null) {
            throw new ProtocolException(ErrorCode.DESCRIPTOR_DOESNT_EXIST);
        }
        return transfers.open(
                caller, update(call.did()).keeping(Optional.of(fresh.hashmail().toString())));
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
        transfers.take(call.transferId(), update(call.did()), data.blocks());
        requireContent(call.did(), data);
        Descriptor descriptor = locked(call.did());
        if (!descriptor.dpub().equals(data.dpub58())) {
            throw new ProtocolException(ErrorCode.PUBLIC_KEY_CANNOT_BE_CHANGED);
        }
        if (!descriptor.signature().equals(call.signature())) {
            throw new ProtocolException(ErrorCode.OLD_SIGNATURE_DOESNT_MATCH);
        }
        descriptor.replace(data, clock.millis());
        references.replace(Descriptor.blockOwner(call.did()), data.blocks());
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
        references.release(List.of(Descriptor.blockOwner(call.did())));
        entities.remove(descriptor);
    }

    private static TransferPurpose creation(Username user) {
        return TransferPurpose.of("descriptorCreate", new Field("username", user.text()));
    }

    /** Who asked is kept, not compared: whoever finishes proves more than that. */
    private static TransferPurpose update(DescriptorId did) {
        return TransferPurpose.of("descriptorUpdate", new Field("did", did.address()));
    }

    private Username requireActive(Caller caller) throws ProtocolException {
        Username user = caller.requireUser().user();
        if (!accounts.isActive(user)) {
            throw new ProtocolException(ErrorCode.ACCESS_DENIED);
        }
        return user;
    }

    /** That every block is stored needs no look: the end of the session has looked. */
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
