package org.postern.core.account;

import java.util.OptionalLong;

/**
 * An account as an administrator sees it.
 *
 * @param registeredAt ms since 1970
 * @param lastLoginAt ms since 1970; empty before the first
 */
public record AccountRow(String name, boolean admin, boolean blocked, long registeredAt, OptionalLong lastLoginAt) {}
