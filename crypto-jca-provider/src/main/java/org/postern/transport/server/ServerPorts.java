package org.postern.transport.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What the server side of a connection needs from its surroundings (transport.md §8).
 *
 * @param admission how much the client may ask for
 * @param tickets tickets issued and redeemed
 * @param passwordLogin SRP over the accounts
 * @param keyLogin login by recovery key, or {@link KeyLogin#UNAVAILABLE}
 * @param serverKeys static keys for {@code ecdhef}
 * @param clock for the age of keys
 * @param keyLifetime age at which clients that understand it are asked for new keys (§9.8)
 * @param random source of ephemeral keys
 * @param agent agent text sent to clients, {@code name;version}
 */
public record ServerPorts(
        Admission admission,
        TicketStore tickets,
        PasswordLogin passwordLogin,
        KeyLogin keyLogin,
        ServerKeys serverKeys,
        InstantSource clock,
        Duration keyLifetime,
        SecureRandom random,
        String agent) {}
