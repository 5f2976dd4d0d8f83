package io.netbench.dataplane;

import io.netbench.plan.DataTls;
import io.netbench.result.HostTls;
import io.netbench.result.TlsSession;
import io.netbench.traffic.tls.RunTls;
import io.netbench.traffic.tls.TlsIdentity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** TLS of an agent's share: with what it is set up, and what the result says of it. */
final class ShareTls {

    private static final boolean BY_THE_KERNEL = false;

    private ShareTls() {}

    /**
     * Sets it up; empty where connections are plain.
     *
     * @param files the agent's own, which its servers show where there are such
     * @throws RuntimeException with one line for a person if it can't be had here
     */
    static Optional<RunTls> open(DataTls asked, boolean carriesServer, Optional<CertificateFiles> files) {
        if (!asked.isOn()) {
            return Optional.empty();
        }
        Optional<TlsIdentity> identity = carriesServer
                ? Optional.of(
                        files.map(own -> TlsIdentity.of(own.chain(), own.key())).orElseGet(TlsIdentity::ephemeral))
                : Optional.empty();
        return Optional.of(RunTls.open(asked, identity));
    }

    static HostTls report(RunTls tls) {
        List<TlsSession> agreed = tls.agreed().stream()
                .map(one -> new TlsSession(one.protocol(), one.cipherSuite(), one.keyExchange()))
                .sorted(Comparator.comparing(TlsSession::toString))
                .toList();
        return new HostTls(
                tls.library().key(),
                tls.library().version(),
                tls.identity().map(own -> own.isOfFiles() ? "agent" : "run"),
                agreed,
                BY_THE_KERNEL);
    }
}
