package org.postern.crypto.jca;

import java.security.interfaces.ECPublicKey;
import java.security.spec.AlgorithmParameterSpec;

/**
 * The foreign key of the Cipher "ECIES-PRIVMX" (transport.md §17); the own private key is the key of the cipher.
 *
 * @param peer public key of the receiver when encrypting, of the sender when decrypting
 */
public record EciesParameterSpec(ECPublicKey peer) implements AlgorithmParameterSpec {}
