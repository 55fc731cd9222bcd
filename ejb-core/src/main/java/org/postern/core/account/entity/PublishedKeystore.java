package org.postern.core.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The user's public keys as he published them (api.md §3 {@code userKeystore}, {@code kis}).
 *
 * @param identityKey the primary key as a compressed point of 33 bytes, for look-ups
 * @param keystore the container
 * @param kis the signature with which the user had it published
 */
@Embeddable
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PublishedKeystore(
        @Column(name = "identity_key") byte[] identityKey,
        @Column(name = "keystore") byte[] keystore,
        @Column(name = "kis") byte[] kis) {}
