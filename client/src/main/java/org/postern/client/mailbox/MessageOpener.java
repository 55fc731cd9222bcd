package org.postern.client.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import javax.crypto.AEADBadTagException;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.json.Json;
import org.postern.crypto.container.Container;
import org.postern.crypto.container.InvalidContainerException;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ecies.Ecies;
import org.postern.protocol.id.PublicKeys;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.MessageMethods.MessageData;

/** Opens a stored message and makes every check before anything of it is shown (client.md §10 "Reading", steps 1 to 4). */
final class MessageOpener {
    private static final String NOT_SHOWN =
            " was changed on its way or on the server. It is not shown. Tell your administrator.";

    private final Sink sink;

    MessageOpener(Sink sink) {
        this.sink = sink;
    }

    /** @throws VerificationFailed naming the message and, after it, the check that failed */
    ReceivedMessage open(MessageData data) throws VerificationFailed {
        require(data.sid().equals(sink.id()), data, "it belongs to another mailbox");
        require(data.signature().verifies(data.senderPub58(), data.signedText()), data, "the outer signature");
        boolean own = data.senderPub58().equals(sink.id().key());
        try {
            byte[] wrapper = own ? openOwn(data) : openReceived(data);
            SignedContent signed = SignedContent.of(wrapper);
            JsonNode json = Json.parse(wrapper);
            require(signed.verifies(), data, "the inner signature");
            if (own) {
                requireOwn(signed.content(), json, data);
            } else {
                requireReceived(signed.content(), data);
            }
            require(signed.content().blocks().equals(data.blocks()), data, "the list of attachments");
            return new ReceivedMessage(
                    sink,
                    data.serverId(),
                    own ? json.path("serverDate").asLong(data.serverDate()) : data.serverDate(),
                    own,
                    signed.content());
        } catch (IllegalArgumentException | InvalidContainerException | AEADBadTagException e) {
            throw new VerificationFailed(words(data, "its form"), e);
        }
    }

    private byte[] openOwn(MessageData data) throws InvalidContainerException {
        return Container.openAttached(key().scalar(), data.extra());
    }

    private byte[] openReceived(MessageData data) throws AEADBadTagException {
        return Ecies.open(key(), data.senderPub58(), data.extra());
    }

    private void requireReceived(MessageContent content, MessageData data) throws VerificationFailed {
        require(content.sink().filter(sink.id()::equals).isPresent(), data, "the mailbox it was written for");
        require(content.outerSignatory().equals(data.senderPub58()), data, "the key that signed it");
        require(content.outerSignatory().equals(content.sender().key()), data, "the sender's key");
    }

    /** An own copy names the receiver's mailbox in its wrapper; its outer key is that of the own mailbox. */
    private void requireOwn(MessageContent content, JsonNode wrapper, MessageData data) throws VerificationFailed {
        boolean sameSink = Json.findText(wrapper, "sink").map(SinkId::parse).equals(content.sink());
        require(sameSink, data, "the mailbox it was written for");
        require(
                content.outerSignatory().equals(PublicKeys.parse(Json.requireText(wrapper, "pub"))),
                data,
                "the key that signed it");
    }

    private EcPrivateKey key() {
        return sink.description().key();
    }

    private static void require(boolean holds, MessageData data, String check) throws VerificationFailed {
        if (!holds) {
            throw new VerificationFailed(words(data, check));
        }
    }

    private static String words(MessageData data, String check) {
        return "Message " + data.serverId() + NOT_SHOWN + " (Failed: " + check + ".)";
    }
}
