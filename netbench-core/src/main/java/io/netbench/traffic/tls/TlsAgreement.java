package io.netbench.traffic.tls;

import java.util.Optional;

/**
 * What both ends of a connection agreed on.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param cipherSuite by its name in the standard, such as {@code TLS_AES_128_GCM_SHA256}
 * @param keyExchange the group of it, such as {@code X25519}; empty where it was not seen
 */
public record TlsAgreement(String protocol, String cipherSuite, Optional<String> keyExchange) {}
