package org.postern.core.storage.control;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.blockstore.BlockStore;
import org.postern.core.settings.Settings;
import org.postern.core.storage.BlockOwner;
import org.postern.core.storage.BlockReferences;
import org.postern.core.storage.entity.Descriptor;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.method.DescriptorMethods.DescriptorGet;
import org.postern.protocol.method.DescriptorMethods.DescriptorView;
import org.postern.protocol.schema.Limits;

/**
 * Reading descriptors: whoever has the id may (white paper "Descriptors"; api.md §9). What one answer carries is bounded, so
 * that a small request cannot make the server build a large answer.
 */
@Dependent
public class DescriptorReading {
    /** Block ids in one answer, two full lists. */
    static final int MAX_BLOCK_IDS = 65_536;
    /** Bytes of block data in one answer: 32 full blocks, 4 MiB. */
    static final int MAX_BLOCK_DATA = 32 * Limits.BLOCK_LENGTH;
    /** Bytes of extra in one answer. */
    static final int MAX_EXTRA = 8 << 20;

    private final EntityManager entities;
    private final BlockReferences references;
    private final BlockStore blocks;
    private final Settings settings;

    @Inject
    public DescriptorReading(EntityManager entities, BlockReferences references, BlockStore blocks, Settings settings) {
        this.entities = entities;
        this.references = references;
        this.blocks = blocks;
        this.settings = settings;
    }

    /**
     * Descriptors with their lists, and their first blocks where asked for.
     *
     * @throws ProtocolException DESCRIPTOR_DOESNT_EXIST with the first id that is not there, or an answer too large
     */
    public Map<DescriptorId, DescriptorView> get(DescriptorGet call) throws ProtocolException {
        Set<DescriptorId> asked = new LinkedHashSet<>(call.dids());
        requireSmallExtras(asked);
        List<Descriptor> found = find(asked);
        Map<BlockOwner, List<BlockId>> lists = lists(asked);
        long first = Math.min(call.includeBlocks().orElse(0L), settings.limits().blocksCount());
        BlockBudget budget = new BlockBudget();
        Map<DescriptorId, DescriptorView> views = new LinkedHashMap<>();
        for (Descriptor descriptor : found) {
            List<BlockId> list = lists.getOrDefault(Descriptor.blockOwner(descriptor.did()), List.of());
            views.put(descriptor.did(), view(descriptor, list, budget.load(list, first)));
        }
        return views;
    }

    private List<Descriptor> find(Collection<DescriptorId> asked) throws ProtocolException {
        Map<DescriptorId, Descriptor> found = entities.createQuery(
                        "select d from Descriptor d where d.did in :dids", Descriptor.class)
                .setParameter("dids", addresses(asked))
                .getResultStream()
                .collect(toMap(Descriptor::did, d -> d));
        List<Descriptor> inOrder = new ArrayList<>(asked.size());
        for (DescriptorId did : asked) {
            inOrder.add(Optional.ofNullable(found.get(did))
                    .orElseThrow(() -> new ProtocolException(ErrorCode.DESCRIPTOR_DOESNT_EXIST, did.address())));
        }
        return inOrder;
    }

    private void requireSmallExtras(Collection<DescriptorId> asked) throws ProtocolException {
        Number bytes = (Number) entities.createNativeQuery(
                        "select coalesce(sum(octet_length(extra)), 0) from descriptor where did in (:dids)")
                .setParameter("dids", addresses(asked))
                .getSingleResult();
        if (bytes.longValue() > MAX_EXTRA) {
            throw tooLarge(MAX_EXTRA + " bytes of extra");
        }
    }

    private Map<BlockOwner, List<BlockId>> lists(Collection<DescriptorId> asked) throws ProtocolException {
        Map<BlockOwner, List<BlockId>> lists =
                references.lists(asked.stream().map(Descriptor::blockOwner).toList(), MAX_BLOCK_IDS + 1);
        if (lists.values().stream().mapToInt(List::size).sum() > MAX_BLOCK_IDS) {
            throw tooLarge(MAX_BLOCK_IDS + " block ids");
        }
        return lists;
    }

    private static List<String> addresses(Collection<DescriptorId> dids) {
        return dids.stream().map(DescriptorId::address).toList();
    }

    private static DescriptorView view(
            Descriptor descriptor, List<BlockId> list, Optional<Map<BlockId, byte[]>> blocksData) {
        return new DescriptorView(
                list,
                descriptor.extra(),
                descriptor.signature(),
                descriptor.dpub(),
                descriptor.serverDate(),
                descriptor.owner(),
                blocksData);
    }

    private static ProtocolException tooLarge(String bound) {
        return new ProtocolException(
                ErrorCode.INVALID_JSON_PARAMETERS,
                "dids -> Expected an answer of at most " + bound + ", found more; ask for fewer at once");
    }

    /** Counts the block data that goes into one answer. */
    private final class BlockBudget {
        private int bytes;

        /** The first blocks of a list; empty when none were asked for. */
        Optional<Map<BlockId, byte[]>> load(List<BlockId> list, long first) throws ProtocolException {
            if (first == 0) {
                return Optional.empty();
            }
            Map<BlockId, byte[]> data = new LinkedHashMap<>();
            for (BlockId id : list.stream().limit(first).distinct().toList()) {
                byte[] block = blocks.get(id)
                        .orElseThrow(() -> new IllegalStateException("Expected every named block to be stored"));
                bytes += block.length;
                if (bytes > MAX_BLOCK_DATA) {
                    throw tooLarge(MAX_BLOCK_DATA + " bytes of block data");
                }
                data.put(id, block);
            }
            return Optional.of(data);
        }
    }
}
