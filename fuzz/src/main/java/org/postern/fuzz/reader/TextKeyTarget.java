package org.postern.fuzz.reader;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Optional;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.hd.ExtendedKey;
import org.postern.crypto.hd.InvalidMnemonicException;
import org.postern.crypto.hd.Mnemonic;
import org.postern.crypto.srp.SrpHex;
import org.postern.crypto.text.Base58;
import org.postern.crypto.text.Base58Check;
import org.postern.crypto.text.BitcoinAddress;

/**
 * Keys as text: pub58, WIF, addresses, extended keys, recovery words and the hex numbers of SRP (transport.md §14.4, §16.3, §16.4;
 * client.md §3). With an even first byte the rest is the text, else the payload under a right checksum, which no fuzzer would guess.
 */
public final class TextKeyTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) throws InvalidKeyException, InvalidMnemonicException {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        if ((input[0] & 1) == 0) {
            text(new String(rest, StandardCharsets.UTF_8));
        } else {
            payload(Arrays.copyOf(rest, Math.min(rest.length, 200)));
        }
    }

    private static void payload(byte[] payload) throws InvalidKeyException, InvalidMnemonicException {
        String text = Base58Check.encode(payload);
        Require.same(payload, Base58Check.decode(text), "a payload survives");
        Require.that(Base58.encode(payload).equals(slowBase58(payload)), "Base58 is arithmetic to base 58");
        text(text);
    }

    private static void text(String text) throws InvalidKeyException, InvalidMnemonicException {
        bytes(text).ifPresent(bytes -> Require.that(Base58.encode(bytes).equals(text), "Base58 is unique"));
        publicKey(text);
        privateKey(text);
        extendedKey(text);
        mnemonic(text);
        number(text);
        if (BitcoinAddress.isValid(text)) {
            Require.that(Base58Check.encode(Base58Check.decode(text)).equals(text), "an address survives");
        }
    }

    private static Optional<byte[]> bytes(String text) {
        try {
            return Optional.of(Base58.decode(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void publicKey(String text) {
        try {
            EcPublicKey key = EcPublicKey.fromText(text);
            Require.that(key.text().equals(text), "a public key survives");
        } catch (InvalidKeyException _) {
            // The one documented refusal.
        }
    }

    private static void privateKey(String text) {
        EcPrivateKey key;
        try {
            key = EcPrivateKey.fromWif(text);
        } catch (IllegalArgumentException _) {
            return;
        }
        Require.same(key.scalar(), EcPrivateKey.fromWif(key.wif()).scalar(), "a private key survives");
    }

    private static void extendedKey(String text) throws InvalidKeyException {
        ExtendedKey key;
        try {
            key = ExtendedKey.parse(text);
        } catch (InvalidKeyException _) {
            return;
        }
        Require.that(key.xprv().orElseGet(key::xpub).equals(text), "an extended key survives");
        Require.that(key.publicOnly().equals(ExtendedKey.parse(key.xpub())), "so does its public half");
    }

    private static void mnemonic(String text) throws InvalidMnemonicException {
        Mnemonic words;
        try {
            words = Mnemonic.parse(text);
        } catch (InvalidMnemonicException _) {
            return;
        }
        Require.that(Mnemonic.parse(words.phrase()).equals(words), "recovery words survive");
    }

    private static void number(String text) {
        BigInteger number;
        try {
            number = SrpHex.decode(text);
        } catch (IllegalArgumentException _) {
            return;
        }
        Require.that(number.signum() >= 0, "numbers of SRP are not negative");
        Require.that(SrpHex.decode(SrpHex.encode(number)).equals(number), "a number survives");
    }

    private static String slowBase58(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(58));
            text.append("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".charAt(parts[1].intValue()));
            rest = parts[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append('1');
        }
        return text.reverse().toString();
    }
}
