package org.postern.appliance;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The application server's configuration as a tree. */
final class ServerXml {

    private final DocumentBuilder builder;
    private final Document document;

    private ServerXml(DocumentBuilder builder, Document document) {
        this.builder = builder;
        this.document = document;
    }

    static ServerXml read(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            return new ServerXml(builder, builder.parse(file.toFile()));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("Cannot read " + file, e);
        }
    }

    void write(Path file) throws IOException {
        try {
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(file.toFile()));
        } catch (TransformerException e) {
            throw new IOException("Cannot write " + file, e);
        }
    }

    Element subsystem(String name) {
        return elements(document.getElementsByTagNameNS("*", "subsystem")).stream()
                .filter(element -> element.getNamespaceURI().contains(":" + name + ":"))
                .findFirst()
                .orElseThrow(() -> missing(name));
    }

    Element first(String tag) {
        return first(document.getDocumentElement(), tag);
    }

    static Element first(Element parent, String tag) {
        return elements(parent.getElementsByTagNameNS("*", tag)).stream()
                .findFirst()
                .orElseThrow(() -> missing(tag));
    }

    static Element named(Element parent, String tag, String name) {
        return elements(parent.getElementsByTagNameNS("*", tag)).stream()
                .filter(element -> element.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow(() -> missing(name));
    }

    /** A new last child. */
    static Element add(Element parent, String tag) {
        Element element = parent.getOwnerDocument().createElementNS(parent.getNamespaceURI(), tag);
        parent.appendChild(element);
        return element;
    }

    static Element add(Element parent, String tag, String name) {
        Element element = add(parent, tag);
        element.setAttribute("name", name);
        return element;
    }

    /** A whole tree as the last child. */
    void add(Element parent, XmlText text) {
        try {
            Document tree = builder.parse(new InputSource(new StringReader(text.value())));
            parent.appendChild(document.importNode(tree.getDocumentElement(), true));
        } catch (SAXException | IOException e) {
            throw new AssertionError("what we wrote ourselves is XML", e);
        }
    }

    /** What is XML already. */
    record XmlText(String value) {}

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }

    private static ApplianceException missing(String what) {
        return new ApplianceException(
                ExitCode.SERVER_FAILED, "The installed configuration has no " + what + "; build it again");
    }
}
