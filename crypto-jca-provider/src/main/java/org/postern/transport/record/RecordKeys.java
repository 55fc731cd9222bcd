package org.postern.transport.record;

/**
 * The record keys of both directions, cut from one key block (transport.md §7.3).
 *
 * @param client keys of records from client to server
 * @param server keys of records from server to client
 */
public record RecordKeys(DirectionKeys client, DirectionKeys server) {}
