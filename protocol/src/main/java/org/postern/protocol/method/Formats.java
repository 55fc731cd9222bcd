package org.postern.protocol.method;

import java.util.List;
import java.util.function.IntPredicate;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.PublicKeys;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.id.Username;
import org.postern.protocol.schema.Encoding;
import org.postern.protocol.schema.Format;
import org.postern.protocol.signed.Signature;

/** What the texts of the type table look like (api.md §3). */
final class Formats {
    private static final List<String> A_KEY = List.of("5Am9yxyQsYfFKG5tCLafo6uKXFzgEzvK1N6mv2AumTxfmkuPPU");

    static final Format<BlockId> BID = Format.of(
            "Base58 of the SHA-256 of the block's bytes",
            List.of("BQk5dU4NfgU3H5dKWpET8kApPdmuZitK5F5jNNqvKhhx", "1".repeat(32)),
            BlockId::parse);
    static final Format<DescriptorId> DID = Format.of(
            "Bitcoin main-network address of the descriptor's key",
            List.of("1F7sMYhhjx9H5mqioFVpGa4FtYQvVKRXQ3"),
            DescriptorId::new);
    static final Format<EcPublicKey> PUB58 =
            new Format<>("Base58Check of a compressed point", A_KEY, PublicKeys::parse, EcPublicKey::text);
    static final Format<SinkId> SID = Format.of("Base58Check of a compressed point", A_KEY, SinkId::parse);
    static final Format<Signature> SIGNATURE = Format.of(
            "base64 of exactly 65 bytes",
            List.of("A".repeat(87) + "="),
            text -> new Signature(Encoding.BASE64.decode(text)));
    static final Format<TransferId> TRANSFER_ID =
            Format.of("16 bytes in hex", List.of("0160b1e8c0000a1b2c3d4e5f60718293"), TransferId::parse);
    static final Format<Username> USERNAME = Format.of(
            "lower-case letters and digits, single . _ or - between them",
            List.of("alice", "a-1", "abcdefghij.klmnopqrs"),
            Username::new);
    static final Format<Hashmail> HASHMAIL =
            Format.of("user#host", List.of("alice#example.com", "a#b", "a#" + "b".repeat(198)), Hashmail::parse);
    static final Format<String> EMAIL = Format.when(
            "an e-mail address or nothing", List.of("alice@example.com", "", "a@" + "b".repeat(252)), Formats::isEmail);
    static final Format<String> LANGUAGE = Format.when(
            "two lower-case letters", List.of("en"), text -> text.length() == 2 && all(text, Formats::isLower));
    /** Hex digits as sent: they are signed as text. */
    static final Format<String> VERIFIER = Format.when(
            "hex digits",
            List.of("8f3a", "0", "f".repeat(768)),
            text -> !text.isEmpty() && all(text, c -> Character.digit(c, 16) >= 0 && c < 128));

    static final Format<String> PIN = Format.when(
            "four digits or nothing",
            List.of("", "0123"),
            text -> text.isEmpty() || (text.length() == 4 && all(text, c -> c >= '0' && c <= '9')));
    static final Format<String> LOCK_ID = Format.when(
            "32 characters or nothing", List.of("", "l".repeat(32)), text -> text.isEmpty() || text.length() == 32);

    private Formats() {}

    private static boolean isEmail(String text) {
        int at = text.indexOf('@');
        return text.isEmpty() || (at > 0 && at == text.lastIndexOf('@') && at < text.length() - 1);
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean all(String text, IntPredicate holds) {
        return text.chars().allMatch(holds);
    }
}
