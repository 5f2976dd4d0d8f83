package io.netbench.cli.run;

import io.netbench.api.Netbench;
import io.netbench.api.Tls;
import io.netbench.cli.process.Interrupts;
import io.netbench.control.net.AccessToken;
import io.netbench.control.net.TlsFiles;
import io.netbench.coordinator.StepDeadlines;
import io.netbench.dataplane.DataRails;
import io.netbench.dataplane.LoopPlacement;
import io.netbench.host.CpuList;
import io.netbench.plan.HostAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Agents as a command's options ask for them. */
public final class Agents {

    private Agents() {}

    /**
     * What was read of the options, for agents on hosts and the one in this process.
     *
     * @param hosts with an agent each
     * @param token what those that run already are shown
     * @param tls with what the ways to agents on hosts are encrypted; empty: they are plain
     * @param placement of the event loops of this process
     * @param rails the interfaces that the data of this process takes
     * @param deadlines for agents on other hosts
     */
    public static Netbench.Builder asked(
            List<HostAddress> hosts,
            Optional<AccessToken> token,
            Optional<TlsFiles> tls,
            LoopPlacement placement,
            DataRails rails,
            StepDeadlines deadlines) {
        Netbench.Builder asked = Netbench.builder()
                .hosts(hosts.stream().map(HostAddress::toString).toArray(String[]::new))
                .hostTimeout(Duration.ofNanos(deadlines.hostTimeoutNs()))
                .devices(rails.rails().stream()
                        .flatMap(rail -> rail.device().stream())
                        .toList());
        token.map(AccessToken::text).ifPresent(asked::token);
        tls.map(Agents::tls).ifPresent(asked::tls);
        placement.cpus().map(CpuList::toString).ifPresent(asked::cpus);
        return placement.busyPoll() ? asked.busyPoll() : asked;
    }

    /** Opens them; a signal ends the wait for those that are launched or looked for. */
    public static Netbench open(Netbench.Builder asked, Interrupts signals) {
        try {
            signals.wake(Thread.currentThread()::interrupt);
            return asked.open();
        } finally {
            signals.wake(() -> {});
            Thread.interrupted();
        }
    }

    private static Tls tls(TlsFiles files) {
        Tls tls = files.ca().map(Tls.trusted()::authorities).orElse(Tls.trusted());
        return files.cert().isPresent()
                ? tls.certificate(files.cert().get(), files.key().orElseThrow())
                : tls;
    }
}
