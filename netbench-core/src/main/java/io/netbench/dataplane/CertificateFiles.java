package io.netbench.dataplane;

import java.nio.file.Path;
import java.util.Objects;

/**
 * By what an agent proves itself over TLS.
 *
 * @param chain its certificate in PEM form, followed by those between it and its authority
 * @param key the certificate's key in PKCS#8 PEM form without a password
 */
public record CertificateFiles(Path chain, Path key) {

    public CertificateFiles {
        Objects.requireNonNull(chain, "chain");
        Objects.requireNonNull(key, "key");
    }
}
