package org.postern.appliance.incontainer;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.FreshSignature;
import org.postern.protocol.method.PostingMethods;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.method.PostingMethods.MessagePutInit;
import org.postern.protocol.method.PostingMethods.PostedMessage;
import org.postern.protocol.method.SinkMethods;
import org.postern.protocol.method.SinkMethods.SinkCreate;
import org.postern.protocol.method.SinkMethods.SinkOptions;
import org.postern.protocol.method.SinkMode;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** What somebody sends who leaves messages, each with a key of its own. */
final class Posts {
    static final Hashmail ANONYMOUS = new Hashmail(Hashmail.ANONYMOUS, "localhost");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Posts() {}

    static EcPrivateKey key() {
        return EcPrivateKey.generate(RANDOM);
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** A new sink of a user. */
    static EcPrivateKey sink(RecordClient owner, SinkMode mode) throws Exception {
        EcPrivateKey key = key();
        SinkOptions options = new SinkOptions(Optional.empty(), Optional.empty());
        SinkCreate plain = new SinkCreate(new SinkId(key.publicKey()), mode, "", options, Optional.empty());
        owner.call(
                SinkMethods.SINK_CREATE,
                SinkMethods.SINK_CREATE
                        .params()
                        .read(
                                ExampleCalls.proven(
                                        SinkMethods.SINK_CREATE.params().write(plain),
                                        SinkMethods.SINK_CREATE.name(),
                                        key),
                                Limits.STRICT));
        return key;
    }

    static MessagePutInit init(SinkId sink, Hashmail address, EcPrivateKey sender) throws Malformed {
        String nonce = ExampleCalls.nonce();
        long now = System.currentTimeMillis();
        SignedText text = SignedText.messagePostInit(sink, address, nonce, String.valueOf(now));
        FreshSignature fresh = new FreshSignature(address, sender.publicKey(), nonce, now, Signature.by(sender, text));
        MessagePutInit plain = new MessagePutInit(sink, fresh, Optional.empty(), Optional.empty());
        return AsSender.proven(PostingMethods.MESSAGE_PUT_INIT, plain, sink, sender);
    }

    static MessagePutFinish finish(SinkId sink, Hashmail address, EcPrivateKey sender) throws Malformed {
        return AsSender.proven(PostingMethods.MESSAGE_PUT_FINISH, unproven(sink, address, sender), sink, sender);
    }

    static MessagePutFinish unproven(SinkId sink, Hashmail address, EcPrivateKey sender) {
        return unproven(sink, address, sender, List.of(), Optional.empty());
    }

    static MessagePutFinish unproven(
            SinkId sink, Hashmail address, EcPrivateKey sender, List<BlockId> blocks, Optional<TransferId> transfer) {
        byte[] extra = {1, 2, 3};
        SignedText text = SignedText.message(blocks, extra, sink, sender.publicKey());
        PostedMessage message =
                new PostedMessage(sink, sender.publicKey(), address, blocks, extra, Signature.by(sender, text));
        return new MessagePutFinish(message, List.of(), transfer, Optional.empty(), Optional.empty());
    }
}
