package org.postern.core.admin.boundary;

import java.util.Optional;
import java.util.UUID;

/**
 * A set-up link that could still be used.
 *
 * @param name whose password it sets anew; empty where it makes an administrator
 * @param createdBy the administrator; empty for the terminal
 * @param expiresAt ms since 1970
 */
public record OpenLink(UUID id, Optional<String> name, Optional<String> createdBy, long expiresAt) {}
