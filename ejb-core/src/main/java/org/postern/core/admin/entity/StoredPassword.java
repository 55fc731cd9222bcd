package org.postern.core.admin.entity;

/**
 * What is kept of a password: enough to check one, not to know it (SCRAM-SHA-512, RFC 5802).
 *
 * @param digest base64 of the salted password
 * @param salt base64
 * @param iterations rounds of PBKDF2
 */
public record StoredPassword(String digest, String salt, int iterations) {
    /** Neither digest nor salt. */
    @Override
    public String toString() {
        return "StoredPassword";
    }
}
