package org.postern.client.storage;

import org.postern.protocol.method.DescriptorMethods.DescriptorView;

/**
 * A descriptor whose signature held and whose description is open (white paper "Descriptors"; client.md §7).
 *
 * @param stored the version as the server holds it
 * @param extra what it says of its content
 */
public record Descriptor(DescriptorReference reference, DescriptorView stored, DescriptorExtra extra) {}
