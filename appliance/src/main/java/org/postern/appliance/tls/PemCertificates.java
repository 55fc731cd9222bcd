package org.postern.appliance.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;

/** Certificates out of a PEM file: the server's first, then those above it. */
final class PemCertificates {

    private PemCertificates() {}

    /** @throws TlsException if there is none, or one is damaged */
    static List<X509Certificate> read(Path file) {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (PemObject block : Pem.read(file, "certificate")) {
                if (block.getType().equals("CERTIFICATE")
                        && factory.generateCertificate(new ByteArrayInputStream(block.getContent()))
                                instanceof X509Certificate certificate) {
                    chain.add(certificate);
                }
            }
        } catch (CertificateException e) {
            throw new TlsException("A certificate in " + file + " is damaged", e);
        }
        if (chain.isEmpty()) {
            throw new TlsException("Expected a certificate in " + file + ", found none");
        }
        return chain;
    }
}
