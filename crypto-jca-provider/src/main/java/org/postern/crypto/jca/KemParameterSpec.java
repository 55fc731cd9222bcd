package org.postern.crypto.jca;

import java.security.spec.AlgorithmParameterSpec;

/**
 * Input of the KDF "PRIVMX-KEM" (transport.md §18.1).
 *
 * @param key any length
 * @param label what the output is for
 * @param length of the output in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a parameter object: handed over once, never compared
public record KemParameterSpec(byte[] key, String label, int length) implements AlgorithmParameterSpec {}
