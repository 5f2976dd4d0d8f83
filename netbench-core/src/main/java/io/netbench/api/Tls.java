package io.netbench.api;

import io.netbench.control.net.ControlAccessException;
import io.netbench.control.net.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the connections to agents are encrypted: TLS 1.3, with files in PEM form. The data of a run stays plain. Immutable;
 * files are read when agents are opened.
 */
public final class Tls {

    private final TlsFiles files;

    private Tls(TlsFiles files) {
        this.files = files;
    }

    /** Agents whose certificates come from authorities that the Java runtime trusts. */
    public static Tls trusted() {
        return new Tls(new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /**
     * The same with other authorities.
     *
     * @param file their certificates
     */
    public Tls authorities(Path file) {
        return new Tls(new TlsFiles(files.cert(), files.key(), Optional.of(file)));
    }

    /**
     * The same with a certificate that is shown to agents that ask for one.
     *
     * @param file the certificate, followed by those between it and its authority
     * @param key its key, in PKCS#8 form without a password
     */
    public Tls certificate(Path file, Path key) {
        return new Tls(new TlsFiles(Optional.of(file), Optional.of(key), files.ca()));
    }

    /** @throws ControlAccessException never here, but where the files are read */
    TlsFiles files() {
        return files;
    }
}
