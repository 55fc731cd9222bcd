package org.postern.cli.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;
import org.postern.client.connection.KnownServer;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.json.Json;
import org.postern.crypto.srp.LoginData;
import org.postern.protocol.id.Hashmail;

/**
 * What a home knows of its account: in the clear only what is needed to ask for the password, the rest sealed. No password and
 * no private key is among it (white paper M-13).
 *
 * @param loginData how the password is mixed, as the server gives it to everybody who begins a login
 * @param known what its server has shown of itself; the server's key in it is a public one
 * @param sealed {@link Memory} under a key made from the password, absent at first
 */
@SuppressWarnings("ArrayRecordComponent") // sealed bytes on their way to or from the file, never compared
public record HomeProfile(
        Hashmail account, ServerAddress server, LoginData loginData, KnownServer known, Optional<byte[]> sealed) {
    private static final int FORMAT = 1;

    /** The same profile with other sealed contents. */
    public HomeProfile with(byte[] newSealed) {
        return new HomeProfile(account, server, loginData, known, Optional.of(newSealed));
    }

    /** The same profile without the key its server is known by. */
    public HomeProfile withoutServerKey() {
        return with(known.withoutKey());
    }

    /** The same profile with other knowledge of its server. */
    public HomeProfile with(KnownServer newKnown) {
        return new HomeProfile(account, server, loginData, newKnown, sealed);
    }

    byte[] toJson() {
        ObjectNode json = Json.object()
                .put("format", FORMAT)
                .put("hashmail", account.toString())
                .put("server", server.toString())
                .put("loginData", loginData.toJson());
        json.set("known", KnownServerJson.write(known));
        sealed.ifPresent(bytes -> json.put("sealed", Base64.getEncoder().encodeToString(bytes)));
        return Json.bytes(json);
    }

    /** @throws IllegalArgumentException if the text has another form */
    static HomeProfile of(byte[] text) {
        JsonNode json = Json.parse(text);
        if (Json.requireLong(json, "format") != FORMAT) {
            throw new IllegalArgumentException("Expected format " + FORMAT);
        }
        ServerAddress server = ServerAddress.parse(Json.requireText(json, "server"));
        return new HomeProfile(
                Hashmail.parse(Json.requireText(json, "hashmail")),
                server,
                LoginData.parse(Json.requireText(json, "loginData")),
                KnownServerJson.read(json.path("known"), server),
                Json.findText(json, "sealed").map(Base64.getDecoder()::decode));
    }
}
