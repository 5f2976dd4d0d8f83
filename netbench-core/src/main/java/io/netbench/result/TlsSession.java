package io.netbench.result;

import java.util.Optional;

/**
 * What both ends of an encrypted connection agreed on.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param cipherSuite by its name in the standard, such as {@code TLS_AES_128_GCM_SHA256}
 * @param keyExchange the group of it, such as {@code X25519}; empty where it was not seen
 */
public record TlsSession(String protocol, String cipherSuite, Optional<String> keyExchange) {

    public TlsSession {
        Require.text("tls.protocol", protocol);
        Require.text("tls.cipher_suite", cipherSuite);
    }
}
