package org.postern.core.storage.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.postern.core.call.Binding;
import org.postern.core.call.MethodGroup;
import org.postern.protocol.method.BlockMethods;
import org.postern.protocol.method.DescriptorMethods;

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
                Binding.of(BlockMethods.BLOCK_CREATE, blocks::blockCreate),
                Binding.of(BlockMethods.BLOCK_USE_EXISTING, blocks::blockUseExisting),
                Binding.of(BlockMethods.BLOCK_GET, blocks::blockGet),
                Binding.of(DescriptorMethods.DESCRIPTOR_CREATE_INIT, descriptors::descriptorCreateInit),
                Binding.of(DescriptorMethods.DESCRIPTOR_CREATE_FINISH, descriptors::descriptorCreateFinish),
                Binding.of(DescriptorMethods.DESCRIPTOR_GET, descriptors::descriptorGet),
                Binding.of(DescriptorMethods.DESCRIPTOR_CHECK, descriptors::descriptorCheck),
                Binding.of(DescriptorMethods.DESCRIPTOR_UPDATE_INIT, descriptors::descriptorUpdateInit),
                Binding.of(DescriptorMethods.DESCRIPTOR_UPDATE, descriptors::descriptorUpdate),
                Binding.of(DescriptorMethods.DESCRIPTOR_DELETE, descriptors::descriptorDelete));
    }
}
