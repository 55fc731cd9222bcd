package org.postern.core.storage.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.postern.core.call.Binding;
import org.postern.core.call.MethodGroup;
import org.postern.protocol.method.StorageMethods;

/** The methods of blocks and descriptors (api.md §8, §9). */
@Dependent
public class StorageApi implements MethodGroup {
    private final BlockBoundary blocks;
    private final DescriptorBoundary descriptors;

    @Inject
    public StorageApi(BlockBoundary blocks, DescriptorBoundary descriptors) {
        this.blocks = blocks;
        this.descriptors = descriptors;
    }

    @Override
    public List<Binding<?, ?>> bindings() {
        return List.of(
                Binding.of(StorageMethods.BLOCK_CREATE, blocks::blockCreate),
                Binding.of(StorageMethods.BLOCK_USE_EXISTING, blocks::blockUseExisting),
                Binding.of(StorageMethods.BLOCK_GET, blocks::blockGet),
                Binding.of(StorageMethods.DESCRIPTOR_CREATE_INIT, descriptors::descriptorCreateInit),
                Binding.of(StorageMethods.DESCRIPTOR_CREATE_FINISH, descriptors::descriptorCreateFinish),
                Binding.of(StorageMethods.DESCRIPTOR_GET, descriptors::descriptorGet),
                Binding.of(StorageMethods.DESCRIPTOR_UPDATE_INIT, descriptors::descriptorUpdateInit),
                Binding.of(StorageMethods.DESCRIPTOR_UPDATE, descriptors::descriptorUpdate),
                Binding.of(StorageMethods.DESCRIPTOR_DELETE, descriptors::descriptorDelete));
    }
}
