package org.postern.core.storage.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.method.DescriptorMethods.DescriptorCheck;
import org.postern.protocol.method.DescriptorMethods.DescriptorGet;
import org.postern.protocol.method.DescriptorMethods.DescriptorView;
import org.postern.protocol.method.DescriptorMethods.KnownVersion;
import org.postern.protocol.signed.Signature;

/** Descriptors a caller has already, read again only where they have changed (api.md §9 {@code descriptorCheck}). */
@Dependent
public class DescriptorChecking {
    private final EntityManager entities;
    private final DescriptorReading reading;

    @Inject
    public DescriptorChecking(EntityManager entities, DescriptorReading reading) {
        this.entities = entities;
        this.reading = reading;
    }

    /**
     * Descriptors that are no longer the version the caller has, nothing in place of the others; in the order asked for.
     *
     * @throws ProtocolException DESCRIPTOR_DOESNT_EXIST with the first entry whose descriptor is not there, or an answer too
     *     large
     */
    public Map<DescriptorId, Optional<DescriptorView>> check(DescriptorCheck call) throws ProtocolException {
        Map<DescriptorId, Signature> stored = signatures(call.dids());
        Set<DescriptorId> changed = new LinkedHashSet<>();
        for (KnownVersion known : call.dids()) {
            Signature now = stored.get(known.did());
            if (now == null) {
                throw new ProtocolException(ErrorCode.DESCRIPTOR_DOESNT_EXIST, told(known));
            }
            if (!known.signature().equals(Optional.of(now))) {
                changed.add(known.did());
            }
        }
        Map<DescriptorId, DescriptorView> views =
                reading.get(new DescriptorGet(List.copyOf(changed), Optional.empty()));
        Map<DescriptorId, Optional<DescriptorView>> checked = new LinkedHashMap<>();
        call.dids().forEach(known -> checked.put(known.did(), Optional.ofNullable(views.get(known.did()))));
        return checked;
    }

    /** Without their content, which most callers have. */
    private Map<DescriptorId, Signature> signatures(List<KnownVersion> known) {
        Map<DescriptorId, Signature> signatures = new HashMap<>();
        entities.createQuery("select d.did, d.signature from Descriptor d where d.did in :dids", Object[].class)
                .setParameter(
                        "dids",
                        known.stream().map(entry -> entry.did().address()).toList())
                .getResultStream()
                .forEach(row -> signatures.put(new DescriptorId((String) row[0]), new Signature((byte[]) row[1])));
        return signatures;
    }

    private static Map<String, Object> told(KnownVersion known) {
        return Map.of(
                "did",
                known.did().address(),
                "signature",
                known.signature().map(Signature::toString).orElse(""));
    }
}
