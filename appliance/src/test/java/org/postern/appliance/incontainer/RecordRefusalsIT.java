package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.protocol.method.DescriptorMethods;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.UtilityMethods;
import org.postern.transport.client.AlertReceived;
import org.postern.transport.message.AlertText;

/** Bodies that were replayed, guessed, cut or changed on their way: refused by their alert, and nothing happens (transport.md §21). */
@ExtendWith(ArquillianExtension.class)
class RecordRefusalsIT {
    /** Member {@code ticket_id} from the dictionary, then 16 bytes (transport.md §5.3). */
    private static final String TICKET_MEMBER = "fe03ff10";

    private static final int HEADER = 8;

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    @Test
    @DisplayName("a replayed, guessed, cut or changed body is refused and changes nothing")
    void refusesWhatAnHonestClientWouldNotSend() throws Exception {
        RecordClient client = FreshApplication.begin().user("alice").client();

        client.call(UtilityMethods.PING, NoParams.NONE);
        assertEquals("Invalid ticket", alert(client.send(client.lastBody())), "used before");
        assertEquals("Invalid ticket", alert(client.send(withAnotherTicket(client.lastBody()))), "never issued");

        assertRefused(client, AlertText.READ_ERROR, body -> Arrays.copyOf(body, body.length - 1));
        assertRefused(client, AlertText.INVALID_FRAME_MAC, body -> flipped(body, body.length - 1));
        assertRefused(client, AlertText.INVALID_FRAME_TAG, body -> flipped(body, firstEncrypted(body)));

        client.onTheWay(UnaryOperator.identity());
        client.call(DescriptorMethods.DESCRIPTOR_CREATE_INIT, NoParams.NONE);
        assertEquals(1, transfers());
    }

    private static void assertRefused(RecordClient client, AlertText alert, UnaryOperator<byte[]> change)
            throws Exception {
        client.onTheWay(change);
        AlertReceived refused = assertThrows(
                AlertReceived.class, () -> client.call(DescriptorMethods.DESCRIPTOR_CREATE_INIT, NoParams.NONE));
        assertEquals(alert.text(), refused.text());
        assertEquals(0, transfers(), "nothing was begun");
    }

    private static long transfers() throws Exception {
        return FreshApplication.number("select count(*) from transfer");
    }

    /** The text of an answer that is one plain alert record. */
    private static String alert(byte[] answer) {
        assertEquals("0115", HexFormat.of().formatHex(answer, 0, 2));
        return new String(answer, HEADER, answer.length - HEADER, StandardCharsets.UTF_8);
    }

    private static byte[] withAnotherTicket(byte[] body) {
        int member = HexFormat.of().formatHex(body).indexOf(TICKET_MEMBER) / 2;
        return flipped(body, member + TICKET_MEMBER.length() / 2);
    }

    /** Behind the plain ticket and the plain, empty change of cipher. */
    private static int firstEncrypted(byte[] body) {
        int ticketLength = HexFormat.fromHexDigits(HexFormat.of().formatHex(body, 2, 6));
        return HEADER + ticketLength + HEADER;
    }

    private static byte[] flipped(byte[] body, int position) {
        byte[] changed = body.clone();
        changed[position] ^= 1;
        return changed;
    }
}
