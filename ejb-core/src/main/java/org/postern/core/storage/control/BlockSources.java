package org.postern.core.storage.control;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postern.core.caller.Caller;
import org.postern.core.storage.BlockAccess;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.method.BlockSource;

/** Access to blocks through an object that names them: knowing a block's id alone is never enough (api.md §8). */
@Dependent
public class BlockSources {
    private final List<BlockAccess<?>> accesses;

    @Inject
    public BlockSources(Instance<BlockAccess<?>> accesses) {
        this.accesses = List.copyOf(accesses.stream().toList());
    }

    /**
     * Checks that an object the caller may read names the blocks.
     *
     * @throws ProtocolException when the object is not there, not for this caller, or does not name every block
     */
    public void requireHolds(Caller caller, BlockSource source, Collection<BlockId> blocks) throws ProtocolException {
        BlockAccess<?> access = accesses.stream()
                .filter(one -> one.source().isInstance(source))
                .findFirst()
                .orElseThrow(() -> new AssertionError("every kind of source has a subject: " + source.getClass()));
        if (!holds(access, caller, source, new HashSet<>(blocks))) {
            throw new ProtocolException(ErrorCode.INVALID_BLOCK_SOURCE);
        }
    }

    private static <S extends BlockSource> boolean holds(
            BlockAccess<S> access, Caller caller, BlockSource source, Set<BlockId> distinct) throws ProtocolException {
        return access.holds(caller, access.source().cast(source), distinct);
    }
}
