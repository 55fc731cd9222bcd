package org.postern.core.account;

import org.postern.core.token.OneTimeToken;

/**
 * A new invitation; the token is shown now and never again.
 *
 * @param expiresAt ms since 1970
 */
public record NewInvitation(OneTimeToken token, long expiresAt) {}
