package org.postern.protocol.signed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;

/** The texts that are signed, one factory per operation (api.md §4); what goes into ECDSA is the SHA-256 of the UTF-8 text. */
public record SignedText(String text) {

    /** A version of a descriptor: what it names and what it carries. */
    public static SignedText objectVersion(List<BlockId> blocks, byte[] extra) {
        return new SignedText(content(blocks, extra));
    }

    /** A message: content, where it goes and whose key signs. */
    public static SignedText message(List<BlockId> blocks, byte[] extra, SinkId sink, EcPublicKey sender) {
        return new SignedText(content(blocks, extra) + sink + sender.text());
    }

    public static SignedText descriptorUpdateInit(DescriptorId did, Hashmail hashmail, String nonce, String timestamp) {
        return fresh("descriptorUpdate" + did + hashmail, nonce, timestamp);
    }

    public static SignedText descriptorDelete(DescriptorId did) {
        return new SignedText("delete" + did);
    }

    public static SignedText messagePostInit(SinkId sink, Hashmail sender, String nonce, String timestamp) {
        return fresh("messagePost" + sink + sender, nonce, timestamp);
    }

    /**
     * A registration; the hex texts as sent.
     *
     * @param saltHex salt of the verifier
     * @param verifierHex SRP verifier
     */
    public static SignedText register(
            String username, String pin, String token, String saltHex, String verifierHex, EcPublicKey identity) {
        return new SignedText("createUser" + username + pin + token + saltHex + verifierHex + identity.text());
    }

    /**
     * Proof by the sink's key (decisions.md §1, "Sink proof").
     *
     * @param method the white paper's name of the method
     * @param parametersDigest SHA-256 of the canonical JSON of the other parameters
     */
    public static SignedText sinkProof(
            String method, SinkId sink, byte[] parametersDigest, String nonce, String timestamp) {
        return fresh("sink" + method + sink + base64(parametersDigest), nonce, timestamp);
    }

    /**
     * Proof by the sender's key (decisions.md §6); otherwise as {@link #sinkProof}.
     *
     * @param parametersDigest SHA-256 of the canonical JSON of the other parameters
     */
    public static SignedText senderProof(
            String method, SinkId sink, byte[] parametersDigest, String nonce, String timestamp) {
        return fresh("sender" + method + sink + base64(parametersDigest), nonce, timestamp);
    }

    /** Proof by the sink's key for the blocks of one message (decisions.md §6 "Blocks of messages"). */
    public static SignedText messageBlocks(SinkId sink, long mid, String timestamp) {
        return new SignedText("sinkblockGet" + sink + mid + " " + timestamp);
    }

    public byte[] digest() {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SignedText fresh(String data, String nonce, String timestamp) {
        return new SignedText(data + " " + nonce + " " + timestamp);
    }

    private static String content(List<BlockId> blocks, byte[] extra) {
        StringBuilder text = new StringBuilder(blocks.size() * 44 + 44);
        blocks.forEach(text::append);
        return text.append(base64(sha256(extra))).toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
