package org.postern.client.storage;

import org.postern.protocol.id.BlockId;

/**
 * A block as the server gets it (white paper "Data blocks").
 *
 * @param id SHA-256 of the bytes
 * @param bytes container of type 1
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its id, which is the hash of the bytes
record SealedBlock(BlockId id, byte[] bytes) {}
