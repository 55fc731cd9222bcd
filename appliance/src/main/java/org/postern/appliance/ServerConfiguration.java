package org.postern.appliance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.postern.appliance.ServerXml.XmlText;
import org.postern.appliance.tls.ServerKeyStore;
import org.w3c.dom.Element;

/**
 * What one run changes in the copy of the installed configuration: HTTPS, and the console's own listener. Both are made of
 * the installed listener (server.cli), so that all its limits and filters hold for them too.
 */
record ServerConfiguration(Path file, RunSettings settings) {

    /** The variable of the server's environment with the password of its key store. */
    static final String KEY_STORE_PASSWORD = "POSTERN_KEY_STORE_PASSWORD";

    /** Where the console is deployed when it has a listener of its own (web-ui, jboss-web.xml). */
    static final String CONSOLE_SERVER = "console-server";

    private static final String CONSOLE = "console";

    /** For a listener behind a proxy that ends the encryption: what comes there came over HTTPS. */
    private static final String CAME_ENCRYPTED = "set(attribute='%{SCHEME}', value=https)";

    /** Writes the file anew. */
    void adapt() throws IOException {
        ServerXml xml = ServerXml.read(file);
        Element undertow = xml.subsystem("undertow");
        Element service = ServerXml.named(undertow, "server", "default-server");
        Optional<Element> console = settings.console().map(own -> addConsole(xml, service, own));
        if (settings.service().proxyProtocol()) {
            listener(service).setAttribute("proxy-protocol", "true");
        }
        if (settings.identity().https().isOwn()) {
            encrypt(service);
        }
        if (settings.console().filter(own -> own.isHttps(settings.identity())).isPresent()) {
            console.ifPresent(ServerConfiguration::encrypt);
        }
        settings.keyStore().ifPresent(store -> xml.add(xml.subsystem("elytron"), tls(xml, store)));
        if (settings.identity().https().mode() == Https.Mode.PROXY) {
            // Before all others: what they say to browsers depends on it.
            ServerXml.add(ServerXml.first(undertow, "filters"), "expression-filter", "came-encrypted")
                    .setAttribute("expression", CAME_ENCRYPTED);
            ServerXml.add(ServerXml.first(service, "host"), "filter-ref", "came-encrypted")
                    .setAttribute("priority", "1");
            ServerXml.named(service, "filter-ref", "https-only").removeAttribute("predicate");
        }
        xml.write(file);
    }

    private static Element addConsole(ServerXml xml, Element service, ConsoleListener own) {
        Element server = (Element) service.cloneNode(true);
        server.setAttribute("name", CONSOLE_SERVER);
        Element listener = listener(server);
        listener.setAttribute("name", CONSOLE);
        listener.setAttribute("socket-binding", CONSOLE);
        // What is not the console is not here; on the service's listener it may be a start that is not over.
        ServerXml.first(server, "host").setAttribute("default-response-code", "404");
        service.getParentNode().insertBefore(server, service.getNextSibling());

        Element address = ServerXml.add(xml.first("interfaces"), "interface", CONSOLE);
        ServerXml.add(address, "inet-address").setAttribute("value", own.bind());
        Element binding = ServerXml.add(xml.first("socket-binding-group"), "socket-binding", CONSOLE);
        binding.setAttribute("interface", CONSOLE);
        binding.setAttribute("port", Integer.toString(own.port()));
        return server;
    }

    private static void encrypt(Element server) {
        Element plain = listener(server);
        plain.removeAttribute("redirect-socket");
        plain.setAttribute("ssl-context", "postern");
        plain.getOwnerDocument().renameNode(plain, plain.getNamespaceURI(), "https-listener");
    }

    private static Element listener(Element server) {
        return ServerXml.first(server, "http-listener");
    }

    /** Forward secrecy and authenticated encryption only (RFC 9325 §4.2). */
    private static XmlText tls(ServerXml xml, ServerKeyStore store) {
        return new XmlText(
                """
                <tls xmlns="%1$s">
                  <key-stores>
                    <key-store name="postern">
                      <credential-reference clear-text="${env.%2$s}"/>
                      <implementation type="PKCS12"/>
                      <file path="%3$s"/>
                    </key-store>
                  </key-stores>
                  <key-managers>
                    <key-manager name="postern" key-store="postern">
                      <credential-reference clear-text="${env.%2$s}"/>
                    </key-manager>
                  </key-managers>
                  <server-ssl-contexts>
                    <server-ssl-context name="postern" key-manager="postern" protocols="TLSv1.2 TLSv1.3"
                      use-cipher-suites-order="true"
                      cipher-suite-filter="ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384\
                :ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256"
                      cipher-suite-names="TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256"/>
                  </server-ssl-contexts>
                </tls>""".formatted(xml.subsystem("elytron").getNamespaceURI(), KEY_STORE_PASSWORD, escaped(store.file())));
    }

    private static String escaped(Path path) {
        return path.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("$", "$$");
    }
}
