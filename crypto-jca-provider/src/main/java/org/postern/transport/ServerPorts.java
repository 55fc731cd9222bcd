package org.postern.transport;

import java.security.SecureRandom;

/**
 * What the server side of a connection needs from its surroundings (transport.md §8).
 *
 * @param tickets tickets issued and redeemed
 * @param passwordLogin SRP over the accounts
 * @param serverKeys static keys for {@code ecdhef}
 * @param random source of ephemeral keys
 * @param agent agent text sent to clients, {@code name;version}
 */
public record ServerPorts(
        TicketStore tickets, PasswordLogin passwordLogin, ServerKeys serverKeys, SecureRandom random, String agent) {}
