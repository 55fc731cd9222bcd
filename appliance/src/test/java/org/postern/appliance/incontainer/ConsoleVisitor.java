package org.postern.appliance.incontainer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody who talks to the console from an address of her own, without a browser: keeps no cookies, follows nothing. */
final class ConsoleVisitor implements AutoCloseable {
    private final HttpClient http;

    private ConsoleVisitor(HttpClient http) {
        this.http = http;
    }

    /** @param address one of this machine's own, such as 127.0.0.2 */
    static ConsoleVisitor from(String address) {
        return new ConsoleVisitor(HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(address))
                .build());
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(FreshApplication.server().resolve(path)).GET(), headers);
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(FreshApplication.server().resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form))),
                headers);
    }

    HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
        return post("/console/sign-in", Map.of("name", name, "password", password));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The cookies that an answer sets, as the wire carries them. */
    static List<String> cookies(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie");
    }

    /** Name and value of the session's cookie, as a request carries it. */
    static String session(HttpResponse<?> answer) {
        return cookies(answer).stream()
                .filter(cookie -> cookie.startsWith("postern-console="))
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow(() -> new AssertionError("expected a session, found " + answer));
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** Where something is found on the server under test. */
    static URI address(String path) {
        return FreshApplication.server().resolve(path);
    }

    @Override
    public void close() {
        http.close();
    }
}
