package org.postern.core.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What the server keeps to check a password it never sees (white paper: hashing parameters and SRP verifier; api.md §13).
 *
 * @param srpGroup size of the RFC 5054 group in bits
 * @param srpSalt 16 bytes
 * @param srpVerifier v as an unsigned big-endian number
 * @param loginData JSON text of the client, returned at login as it came
 * @param weakPassword what the client said of the password
 */
@Embeddable
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Credentials(
        @Column(name = "srp_group") int srpGroup,
        @Column(name = "srp_salt") byte[] srpSalt,
        @Column(name = "srp_verifier") byte[] srpVerifier,
        @Column(name = "login_data") String loginData,
        @Column(name = "weak_password") boolean weakPassword) {

    /** Without the verifier: with it passwords can be guessed at leisure. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
