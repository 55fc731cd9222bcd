package org.postern.blockstore;

import org.postern.protocol.id.BlockId;

/** A block as its store knows it. */
public record StoredBlock(BlockId id, int size) {}
