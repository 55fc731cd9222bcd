package org.postern.core.account;

import java.util.UUID;

/**
 * An invitation as an administrator sees it; its token is never shown again.
 *
 * @param createdBy who invited: a user of the API or an administrator of the console
 * @param createdAt ms since 1970
 * @param expiresAt ms since 1970
 */
public record InvitationRow(
        UUID id, String createdBy, String note, boolean admin, long createdAt, long expiresAt, State state) {

    /** What has become of it. */
    public enum State {
        OPEN,
        USED,
        EXPIRED,
        WITHDRAWN
    }
}
