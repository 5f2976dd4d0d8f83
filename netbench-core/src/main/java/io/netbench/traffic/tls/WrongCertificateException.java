package io.netbench.traffic.tls;

import java.security.cert.CertificateException;

/** A server has another certificate than the one that its agent told of. */
final class WrongCertificateException extends CertificateException {

    private static final long serialVersionUID = 1L;

    WrongCertificateException() {
        super("its certificate is not the one that its agent announced: another program listens there, or somebody"
                + " stands in between");
    }
}
