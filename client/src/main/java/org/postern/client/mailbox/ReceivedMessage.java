package org.postern.client.mailbox;

/**
 * A message whose signatures held (client.md §10 "Reading").
 *
 * @param number its number in the mailbox
 * @param date ms since 1970, by the server's clock; for own copies when it was delivered
 * @param own whether it is the own copy of a sent message
 */
public record ReceivedMessage(Sink sink, long number, long date, boolean own, MessageContent content) {}
