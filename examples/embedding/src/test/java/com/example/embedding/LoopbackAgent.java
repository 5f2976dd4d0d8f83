package com.example.embedding;

import io.netbench.agent.RunLog;
import io.netbench.analysis.StopCause;
import io.netbench.cli.agent.AgentLife;
import io.netbench.cli.options.DataPortRange;
import io.netbench.cli.options.ListenPlace;
import io.netbench.cli.process.Interrupts;
import io.netbench.cli.run.HostedAgent;
import io.netbench.control.net.AccessToken;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.DataRails;
import io.netbench.dataplane.LoopPlacement;
import io.netbench.plan.AllowedPeers;
import io.netbench.text.Property;
import io.netbench.text.PropertyNames;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What {@code netbench agent --token-file token} is, in this process and on free ports of the loopback. */
record LoopbackAgent(AgentLife life, Thread thread, int port) implements AutoCloseable {

    private static final long DEADLINE_S = 30;

    static LoopbackAgent start(Path token) throws Exception {
        ListenPlace place = new ListenPlace(
                InetAddress.getLoopbackAddress(),
                DataRails.NONE,
                Optional.of(AccessToken.ofFile(Property.TOKEN_FILE, token)),
                Optional.empty(),
                AllowedPeers.all());
        AgentLife life = new AgentLife(RunLog.SILENT, false, PropertyNames.WORDS);
        CompletableFuture<Integer> port = new CompletableFuture<>();
        HostedAgent agent =
                new HostedAgent(place, 0, new DataPortRange(0, 1), AgentLimits.forThisJvm(), LoopPlacement.FREE);
        Thread thread = new Thread(
                () -> agent.live(life, ready -> port.complete(ready.controlPort()), new Interrupts()), "agent");
        thread.setDaemon(true);
        thread.start();
        return new LoopbackAgent(life, thread, port.get(DEADLINE_S, TimeUnit.SECONDS));
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        life.interrupted(StopCause.TERMINATED);
        thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_S));
    }
}
