package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.Finding;
import io.netbench.result.HostCpu;
import io.netbench.result.HostResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CpuWarningsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long WINDOW_NS = 10 * SECOND;

    /** 40 clients with a connection each to one server. */
    private static final LoopEnds ENDS =
            new LoopEnds(Optional.empty(), Map.of("storage01", 40L, "storage02", 40L, "storage03", 40L, "node07", 1L));

    @Test
    void shouldWarnThatCpusSetTheFigures() {
        assertEquals(List.of("cpu_bound"), ofHosts(host("storage01", "server", cpu(1, 0.99, 0.95))));
        assertEquals(List.of(), ofHosts(host("storage01", "server", cpu(1, 0.94, 0.94))));
    }

    @Test
    void shouldWarnOnceOfAllHostsThatAreAlike() {
        List<Finding> warnings = warnings(
                        host("node01", "client", cpu(1, 0.96, 0.5)),
                        host("node02", "client", cpu(1, 0.99, 0.5)),
                        host("node03", "client", cpu(1, 0.2, 0.1)))
                .ofHosts();

        assertEquals(List.of("cpu_bound"), codes(warnings));
        assertTrue(warnings.get(0).text().contains("node02 and 1 more were up to 99"), warnings::toString);
    }

    @Test
    void shouldWarnOfAnAgentThatMayNotUseMoreThanItDoes() {
        HostCpu idle = cpu(20 * SECOND, 0.04, 0.5);

        assertEquals(List.of("agent_cpu_bound"), ofHosts(limited(idle, 2.0)));
        assertEquals(List.of(), ofHosts(limited(idle, 2.5)));
        assertEquals(List.of(), ofHosts(host("storage01", "server", idle)));
    }

    @Test
    void shouldSayNothingOfAnAgentsShareWithoutAWindow() {
        CpuWarnings unknown =
                new CpuWarnings(ENDS, List.of(limited(cpu(20 * SECOND, 0.04, 0.5), 2.0)), Optional.empty());

        assertEquals(List.of(), unknown.ofHosts());
    }

    @Test
    void shouldWarnOfASingleLoopOnlyWhereCpusAreIdle() {
        assertEquals(List.of("loop_bound"), ofLoops(host("storage01", "server", cpu(1, 0.40, 0.93))));
        assertEquals(List.of(), ofLoops(host("storage01", "server", cpu(1, 0.40, 0.89))));
        assertEquals(List.of(), ofLoops(host("storage01", "server", cpu(1, 0.99, 0.93))));
    }

    @Test
    void shouldKnowABusyMachineFromItsOtherAgent() {
        HostResult first = host("node01", "client", cpu(1, 0.99, 0.5));
        HostResult second = host("node01:7412", "server", Optional.of("node01"), cpu(1, null, 0.95), Optional.empty());

        assertEquals(List.of(), ofLoops(first, second));
    }

    private static List<String> ofHosts(HostResult... hosts) {
        return codes(warnings(hosts).ofHosts());
    }

    private static List<String> ofLoops(HostResult... hosts) {
        return codes(warnings(hosts).ofLoops());
    }

    private static CpuWarnings warnings(HostResult... hosts) {
        return new CpuWarnings(ENDS, List.of(hosts), Optional.of(WINDOW_NS));
    }

    private static HostCpu cpu(long processNs, Double host, double loop) {
        double process = host == null ? 0.1 : host;
        Map<String, String> absent = Map.of("host_fraction", "told with another agent of the machine");
        return new HostCpu(
                processNs,
                process,
                host,
                0.1,
                Optional.empty(),
                Optional.empty(),
                0.0,
                loop,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                absent);
    }

    private static HostResult host(String name, String role, HostCpu cpu) {
        return host(name, role, Optional.empty(), cpu, Optional.empty());
    }

    private static HostResult limited(HostCpu cpu, double cpuLimit) {
        return host("storage01", "server", Optional.empty(), cpu, Optional.of(cpuLimit));
    }

    private static HostResult host(
            String name, String role, Optional<String> figuresWith, HostCpu cpu, Optional<Double> cpuLimit) {
        return new HostResult(
                name,
                1,
                List.of(role),
                "epoll",
                Optional.of(4),
                "Linux",
                48,
                1L << 30,
                cpuLimit,
                Optional.empty(),
                List.of(),
                figuresWith,
                cpu,
                null,
                Optional.empty(),
                null,
                0L,
                0L,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("tcp", "not asked for", "nic_delta", "not asked for"));
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }
}
