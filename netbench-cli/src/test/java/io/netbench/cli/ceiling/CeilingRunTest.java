package io.netbench.cli.ceiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.coordinator.agents.OpenAgents;
import io.netbench.coordinator.embedded.EmbeddedAgent;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.DataPorts;
import io.netbench.host.HostFacts;
import io.netbench.plan.AllowedPeers;
import io.netbench.plan.LinkSettings;
import io.netbench.plan.Mode;
import io.netbench.result.CeilingSettings;
import io.netbench.time.Clock;
import io.netbench.transport.Transports;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CeilingRunTest {

    private static final long WINDOW_NS = 50_000_000;
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    @Timeout(30)
    void shouldMeasureWithTheSettingsThatWereAskedFor() {
        LinkSettings asked = new LinkSettings(
                OptionalLong.of(16_384),
                OptionalLong.empty(),
                OptionalInt.of(3),
                OptionalInt.of(2),
                OptionalLong.empty(),
                OptionalLong.empty());
        CeilingRun run = new CeilingRun(Mode.READ, "nio", asked, InstantSource.fixed(NOW), WINDOW_NS);
        CeilingPlace here = CeilingPlace.of(HostFacts.ofThisHost());

        Ceiling ceiling;
        try (EmbeddedAgent agent = EmbeddedAgent.start(settings())) {
            ceiling = run.measure(here, new OpenAgents(List.of(agent.connection())));
        }

        assertEquals(new CeilingSettings("nio", "read", 16_384, 64, 3, 2), ceiling.settings());
        assertEquals(NOW, ceiling.measuredAt());
        assertTrue(ceiling.goodputBytesPerS() > 0);
    }

    private static AgentSettings settings() {
        return new AgentSettings(
                Transports.installed(),
                Clock.system(),
                DataPorts.free(InetAddress.getLoopbackAddress()),
                AllowedPeers.all(),
                AgentLimits.forThisJvm());
    }
}
