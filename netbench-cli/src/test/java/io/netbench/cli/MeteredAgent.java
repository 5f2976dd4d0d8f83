package io.netbench.cli;

import io.netbench.agent.RunLog;
import io.netbench.analysis.StopCause;
import io.netbench.cli.agent.AgentLife;
import io.netbench.cli.options.DataPortRange;
import io.netbench.cli.options.ListenPlace;
import io.netbench.cli.process.Interrupts;
import io.netbench.cli.run.HostedAgent;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.DataRails;
import io.netbench.dataplane.LoopPlacement;
import io.netbench.plan.AllowedPeers;
import io.netbench.text.PropertyNames;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What {@code netbench agent --metrics 0} is, in this process and on free ports of the loopback. */
final class MeteredAgent implements AutoCloseable {

    private static final long DEADLINE_S = 60;

    private final AgentLife life;
    private final Thread thread;
    private final HostedAgent.Ready ready;

    private MeteredAgent(AgentLife life, Thread thread, HostedAgent.Ready ready) {
        this.life = life;
        this.thread = thread;
        this.ready = ready;
    }

    static MeteredAgent start() throws Exception {
        ListenPlace place = new ListenPlace(
                InetAddress.getLoopbackAddress(),
                DataRails.NONE,
                Optional.empty(),
                Optional.empty(),
                AllowedPeers.all());
        HostedAgent agent = new HostedAgent(
                        place, 0, new DataPortRange(0, 2), AgentLimits.forThisJvm(), LoopPlacement.FREE)
                .showing(Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        AgentLife life = new AgentLife(RunLog.SILENT, false, PropertyNames.WORDS);
        CompletableFuture<HostedAgent.Ready> ready = new CompletableFuture<>();
        Thread thread = new Thread(() -> agent.live(life, ready::complete, new Interrupts()), "agent");
        thread.setDaemon(true);
        thread.start();
        return new MeteredAgent(life, thread, ready.get(DEADLINE_S, TimeUnit.SECONDS));
    }

    int controlPort() {
        return ready.controlPort();
    }

    InetSocketAddress address() {
        return ready.metrics().orElseThrow();
    }

    URI metrics() {
        return URI.create("http://127.0.0.1:" + address().getPort() + "/metrics");
    }

    @Override
    public void close() throws InterruptedException {
        life.interrupted(StopCause.TERMINATED);
        thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_S));
    }
}
