package org.postern.crypto.jca;

import java.security.spec.AlgorithmParameterSpec;

/**
 * Input of the KDF "PRIVMX-PRF" (transport.md §7.1).
 *
 * @param secret any length
 * @param seed the label and what follows it
 * @param length of the output in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a parameter object: handed over once, never compared
public record PrfParameterSpec(byte[] secret, byte[] seed, int length) implements AlgorithmParameterSpec {}
