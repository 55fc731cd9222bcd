package org.postern.core.storage.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.postern.core.caller.Caller;
import org.postern.core.storage.control.DescriptorChecking;
import org.postern.core.storage.control.DescriptorReading;
import org.postern.core.storage.control.DescriptorWriting;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.DescriptorMethods.DescriptorCheck;
import org.postern.protocol.method.DescriptorMethods.DescriptorCreate;
import org.postern.protocol.method.DescriptorMethods.DescriptorDelete;
import org.postern.protocol.method.DescriptorMethods.DescriptorGet;
import org.postern.protocol.method.DescriptorMethods.DescriptorUpdate;
import org.postern.protocol.method.DescriptorMethods.DescriptorUpdateInit;
import org.postern.protocol.method.DescriptorMethods.DescriptorView;
import org.postern.protocol.method.DescriptorMethods.Stored;
import org.postern.protocol.method.Done;
import org.postern.protocol.method.NoParams;

/** Descriptors: who holds the id may read, who holds the private key may change (white paper "Descriptors"; api.md §9). */
@Stateless
public class DescriptorBoundary {
    @Inject
    DescriptorWriting writing;

    @Inject
    DescriptorReading reading;

    @Inject
    DescriptorChecking checking;

    /**
     * Opens a session for a new descriptor.
     *
     * @throws ProtocolException ACCESS_DENIED for an inactive account
     */
    public TransferId descriptorCreateInit(Caller caller, NoParams call) throws ProtocolException {
        return writing.createInit(caller);
    }

    /** Stores a new descriptor, see {@link DescriptorWriting#create}. */
    public Stored descriptorCreateFinish(Caller caller, DescriptorCreate call) throws ProtocolException {
        return new Stored(writing.create(caller, call));
    }

    /** Reads descriptors, see {@link DescriptorReading#get}. */
    public Map<DescriptorId, DescriptorView> descriptorGet(Caller caller, DescriptorGet call) throws ProtocolException {
        return reading.get(call);
    }

    /** Reads descriptors that have changed, see {@link DescriptorChecking#check}. */
    public Map<DescriptorId, Optional<DescriptorView>> descriptorCheck(Caller caller, DescriptorCheck call)
            throws ProtocolException {
        return checking.check(call);
    }

    /** Opens a session for a new version, see {@link DescriptorWriting#updateInit}. */
    public TransferId descriptorUpdateInit(Caller caller, DescriptorUpdateInit call) throws ProtocolException {
        return writing.updateInit(caller, call);
    }

    /** Stores a new version, see {@link DescriptorWriting#update}. */
    public Stored descriptorUpdate(Caller caller, DescriptorUpdate call) throws ProtocolException {
        return new Stored(writing.update(call));
    }

    /** Removes a descriptor, see {@link DescriptorWriting#delete}. */
    public Done descriptorDelete(Caller caller, DescriptorDelete call) throws ProtocolException {
        writing.delete(call);
        return Done.OK;
    }
}
