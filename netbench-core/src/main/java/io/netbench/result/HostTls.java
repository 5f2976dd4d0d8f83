package io.netbench.result;

import java.util.List;
import java.util.Optional;

/**
 * How a host encrypted its data connections.
 *
 * @param provider what encrypted: {@code openssl} or {@code jdk}
 * @param library its name and version, such as {@code BoringSSL}
 * @param certificate whose its servers showed: {@code agent} for that of the agent's TLS files, {@code run} for one that was
 *     made for the run alone; empty where it had no servers
 * @param agreed what its connections agreed on, each once
 * @param kernelTls whether the kernel encrypted, and not the process; it never does
 */
public record HostTls(
        String provider, String library, Optional<String> certificate, List<TlsSession> agreed, boolean kernelTls) {

    public HostTls {
        Require.text("tls.provider", provider);
        Require.text("tls.library", library);
        agreed = List.copyOf(agreed);
    }
}
