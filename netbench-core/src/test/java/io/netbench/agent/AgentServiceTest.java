package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.control.proto.AgentMessage.KindCase;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.DataPlanes;
import io.netbench.dataplane.DataPorts;
import io.netbench.plan.AllowedPeers;
import io.netbench.time.Clock;
import io.netbench.transport.Transports;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentServiceTest {

    private static final AgentLimits ONE_RUN = new AgentLimits(1, 1_000, Duration.ofMinutes(1), 1L << 30);

    private final List<Thread> threads = new ArrayList<>();
    private boolean hasThreads;

    @Test
    void shouldSayWhyARunCouldNotBeginAndKeepItsSeatForTheNext() {
        AgentService agent = agent();
        for (int i = 0; i < 3; i++) {
            FakeStream refused = new FakeStream();
            agent.run(refused);

            String reason = refused.sent(KindCase.ERROR).get(0).getError().getReason();
            assertTrue(reason.startsWith("no more threads could be made"), reason);
            assertTrue(refused.isCompleted());
        }
        hasThreads = true;
        FakeStream taken = new FakeStream();
        agent.run(taken);

        assertEquals(List.of(), taken.sent(KindCase.ERROR));
        assertEquals(1, threads.size());

        FakeStream second = new FakeStream();
        agent.run(second);

        String reason = second.sent(KindCase.ERROR).get(0).getError().getReason();
        assertTrue(reason.contains("is busy"), reason);
    }

    private AgentService agent() {
        AgentSettings settings = new AgentSettings(
                Transports.of(),
                Clock.system(),
                DataPorts.free(InetAddress.getLoopbackAddress()),
                AllowedPeers.all(),
                ONE_RUN);
        DataPlanes none = (share, seat, secret, leaseNs, listener) -> {
            throw new AssertionError("no plan comes");
        };
        return new AgentService(settings, none, RunLog.SILENT, this::thread);
    }

    /** A run that has begun goes no further here. */
    private Thread thread(Runnable run) {
        if (!hasThreads) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        Thread thread = new Thread(() -> {});
        threads.add(thread);
        return thread;
    }
}
