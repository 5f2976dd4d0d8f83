package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.result.CeilingSettings;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HubLoadTest {

    private static final String KERNEL = "Linux 6.18.0";
    private static final int CPUS = 16;

    @Test
    void shouldTakeTheBusiestHubWithAllOfItsConnections() {
        RunResult run = SampleResults.fabric(40);

        HubLoad load = HubLoad.of(run, KERNEL, CPUS).orElseThrow();

        assertEquals("storage01", load.hub());
        assertEquals(
                run.links().stream().mapToDouble(LinkResult::goodputBytesPerS).sum(), load.goodputBytesPerS(), 1);
        assertEquals(
                new CeilingSettings(
                        "epoll",
                        "push",
                        SampleLink.BLOCK,
                        1,
                        40 * run.loads().get(0).connectionsPerLink(),
                        1),
                load.settings());
    }

    @Test
    void shouldSayNothingOfRunsOnLoopback() {
        RunResult local = SampleResults.incast();

        assertEquals(
                Optional.empty(),
                HubLoad.of(
                        local,
                        local.hosts().get(0).kernel(),
                        local.hosts().get(0).cpus()));
    }

    @Test
    void shouldSayNothingOfOtherKindsOfHosts() {
        assertEquals(Optional.empty(), HubLoad.of(SampleResults.fabric(40), KERNEL, 2));
        assertEquals(Optional.empty(), HubLoad.of(SampleResults.fabric(40), "Linux 5.10.0", CPUS));
    }

    @Test
    void shouldSayNothingOfLoadsThatAreNotSimplyAsMuchAsGoes() {
        assertEquals(Optional.empty(), HubLoad.of(SampleResults.rate(), KERNEL, CPUS));
        assertEquals(Optional.empty(), HubLoad.of(SampleResults.barrier(), KERNEL, CPUS));
        assertEquals(Optional.empty(), HubLoad.of(SampleResults.neverStarted(), KERNEL, CPUS));
    }
}
