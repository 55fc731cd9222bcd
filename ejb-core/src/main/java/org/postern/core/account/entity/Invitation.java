package org.postern.core.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.core.account.InvitationRow;
import org.postern.core.token.OneTimeToken;

/** The right to make one account under a free name (api.md §13: a free name with a token). Known by the hash of its token. */
@Entity
@Table(name = "invitation")
@SuppressWarnings("UnusedVariable") // some fields are only read by queries
public class Invitation {
    @Id
    private UUID id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    private boolean admin;

    /** Made by the first start of a server, not by a person. */
    private boolean installation;

    @Column(name = "created_by")
    private String createdBy;

    private String note;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "used_at")
    private @Nullable Long usedAt;

    @Column(name = "withdrawn_at")
    private @Nullable Long withdrawnAt;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected Invitation() {}

    private Invitation(OneTimeToken token, boolean installation, String createdBy, String note, long now, long end) {
        this.id = UUID.randomUUID();
        this.tokenHash = token.hash();
        this.admin = installation;
        this.installation = installation;
        this.createdBy = createdBy;
        this.note = note;
        this.createdAt = now;
        this.expiresAt = end;
    }

    /** The invitation that makes the first administrator (api.md §24). */
    public static Invitation ofInstallation(OneTimeToken token, long now, long end) {
        return new Invitation(token, true, "Installation", "", now, end);
    }

    /** An invitation by a person. */
    public static Invitation by(String creator, String note, OneTimeToken token, long now, long end) {
        return new Invitation(token, false, creator, note, now, end);
    }

    public UUID id() {
        return id;
    }

    public boolean isAdmin() {
        return admin;
    }

    public String createdBy() {
        return createdBy;
    }

    public String note() {
        return note;
    }

    public long createdAt() {
        return createdAt;
    }

    public long expiresAt() {
        return expiresAt;
    }

    /**
     * What has become of it by now.
     *
     * @param now ms since 1970
     */
    public InvitationRow.State state(long now) {
        if (usedAt != null) {
            return InvitationRow.State.USED;
        }
        if (withdrawnAt != null) {
            return InvitationRow.State.WITHDRAWN;
        }
        return expiresAt <= now ? InvitationRow.State.EXPIRED : InvitationRow.State.OPEN;
    }

    public void use(long now) {
        usedAt = now;
    }

    public void withdraw(long now) {
        withdrawnAt = now;
    }
}
