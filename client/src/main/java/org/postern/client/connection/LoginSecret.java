package org.postern.client.connection;

import java.util.function.Predicate;
import org.postern.client.failure.VerificationFailed;
import org.postern.crypto.srp.SrpGroup;

/** The password side of a login: mixes the password and says which parameters of the server are too weak (decisions.md §1). */
public interface LoginSecret {
    /**
     * The password of SRP, base64 of the mixed password.
     *
     * @throws VerificationFailed if the server's parameters are malformed or below the floor
     */
    String srpPassword(String loginData) throws VerificationFailed;

    /** Which groups to answer to. */
    Predicate<SrpGroup> acceptedGroups();
}
