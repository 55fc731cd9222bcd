package org.postern.client.mailbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.Hashmail;

/** Tags: pseudonyms of words, by which a receiver can search (client.md §11). Who knows the receiver's key can guess them. */
public final class Tags {
    /** Ordinary messages. */
    public static final String MAIL = "type:mail";

    /** Messages of web forms and of senders without an account; the same for every receiver. */
    public static final String FORM = "__$$type:form";

    private static final String PUBLIC_PREFIX = "__$$";

    private Tags() {}

    /** The tag of a text for a receiver. */
    public static String encode(String text, EcPublicKey receiver) {
        return text.startsWith(PUBLIC_PREFIX) ? encodePublic(text) : hmac(text, receiver);
    }

    /** The tag of a public text, which is the same for everybody. */
    public static String encodePublic(String text) {
        try {
            return base64(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has SHA-1", e);
        }
    }

    /** The text of a conversation's tag: everybody who takes part, sorted. */
    public static String conversation(Collection<Hashmail> people) {
        TreeSet<String> sorted = new TreeSet<>();
        people.forEach(person -> sorted.add(person.toString()));
        return "cnv:" + String.join(",", sorted);
    }

    private static String hmac(String text, EcPublicKey receiver) {
        try {
            byte[] key = MessageDigest.getInstance("SHA-256").digest(receiver.compressed());
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return base64(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has SHA-256 and HMAC-SHA-1", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
