package io.netbench.cli.ceiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.api.Load;
import io.netbench.api.Netbench;
import io.netbench.host.HostFacts;
import io.netbench.result.CeilingSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CeilingRunTest {

    private static final Duration WINDOW = Duration.ofMillis(50);
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    @Timeout(30)
    void shouldMeasureWithTheSettingsThatWereAskedFor() {
        Load asked = Load.incast().read().blockSizeBytes(16_384).connections(3).queueDepth(2);
        CeilingRun run = new CeilingRun(asked, "nio", InstantSource.fixed(NOW), WINDOW);
        CeilingPlace here = CeilingPlace.of(HostFacts.ofThisHost());

        Ceiling ceiling;
        try (Netbench agents = Netbench.onThisHost()) {
            ceiling = run.measure(here, agents);
        }

        assertEquals(new CeilingSettings("nio", "read", 16_384, 64, 3, 2), ceiling.settings());
        assertEquals(NOW, ceiling.measuredAt());
        assertTrue(ceiling.goodputBytesPerS() > 0);
    }
}
