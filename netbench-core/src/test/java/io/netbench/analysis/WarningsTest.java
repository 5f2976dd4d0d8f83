package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.Finding;
import io.netbench.result.HostCpu;
import io.netbench.result.HostResult;
import io.netbench.result.HostTcp;
import io.netbench.result.LinkResult;
import io.netbench.result.NicDelta;
import io.netbench.result.RunResult;
import io.netbench.result.ToolInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarningsTest {

    private static final ToolInfo TOOL = new ToolInfo("1", "abc", "4.2", "17", true);

    @Test
    void shouldWarnOfAHypervisorThatTakesCpus() {
        assertEquals(List.of("cpu_stolen"), codes(ToolWarnings.of(TOOL, hosts(0.4, 0.5, 0.1), List.of())));
    }

    @Test
    void shouldWarnOfOtherProgramsEvenOnLoopback() {
        HostCpu shared = new HostCpu(
                1L,
                0.2,
                0.9,
                0.1,
                Optional.empty(),
                Optional.of(0.6),
                0.0,
                0.3,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());

        List<Finding> warnings = ToolWarnings.of(TOOL, List.of(host(shared, null, null)), List.of());

        assertEquals(List.of("other_programs"), codes(warnings));
        assertTrue(warnings.get(0).text().contains("60 %"), warnings::toString);
    }

    @Test
    void shouldWarnOfAnotherDataPlane() {
        ToolInfo withoutUnsafe = new ToolInfo("1", "abc", "4.2", "25", false);

        assertEquals(List.of("netty_without_unsafe"), codes(ToolWarnings.of(withoutUnsafe, List.of(), List.of())));
    }

    @Test
    void shouldWarnOfDropsAndErrors() {
        NicDelta nic = new NicDelta("eth0", 1L, 1L, 1L, 1L, 12L, 0L, null, 3L, Map.of());
        HostTcp tcp = new HostTcp(1L, 1L, 2L, 0L, Optional.empty(), Optional.empty(), 0L, 1L, 0L, 0L, 9L, 0L, Map.of());

        List<Finding> warnings = NetworkWarnings.of(List.of(host(null, tcp, List.of(nic))), List.of());

        assertEquals(
                List.of("tcp_timeouts", "listen_drops", "receive_drops", "nic_drops", "nic_errors"), codes(warnings));
        assertTrue(warnings.get(3).text().contains("12 received, 0 to send"));
        assertTrue(warnings.get(4).text().contains("an unknown number received, 3 to send"));
    }

    @Test
    void shouldTellOfDropsOnManyHostsInOneLine() {
        NicDelta few = new NicDelta("eth0", 1L, 1L, 1L, 1L, 12L, 0L, 0L, 0L, Map.of());
        NicDelta many = new NicDelta("eth1", 1L, 1L, 1L, 1L, 2_000L, 3L, 0L, 0L, Map.of());
        HostTcp tcp = new HostTcp(1L, 1L, 0L, 0L, Optional.empty(), Optional.empty(), 0L, 1L, 0L, 0L, 9L, 0L, Map.of());
        List<HostResult> hosts = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> host("node%02d".formatted(i), null, tcp, List.of(i == 4 ? many : few)))
                .toList();

        assertEquals(
                List.of(
                        "node[01-09] dropped connection requests, their backlogs were full: raise net.core.somaxconn.",
                        "node[01-09] dropped segments that had arrived, their socket buffers were full.",
                        "9 interfaces of 9 hosts dropped packets: 2,096 received, 3 to send, the most eth1 of node04"
                                + " (2,003)."),
                NetworkWarnings.of(hosts, List.of()).stream().map(Finding::text).toList());
    }

    @Test
    void shouldTellOfTimeoutsOnManyHostsInOneLine() {
        HostTcp one = new HostTcp(1L, 1L, 1L, 0L, Optional.empty(), Optional.empty(), 0L, 0L, 0L, 0L, 0L, 0L, Map.of());
        HostTcp five =
                new HostTcp(1L, 1L, 5L, 0L, Optional.empty(), Optional.empty(), 0L, 0L, 0L, 0L, 0L, 0L, Map.of());
        HostResult few = host(null, one, List.of());
        HostResult many = host(null, five, List.of());

        assertEquals(
                few.name() + " had 1 TCP retransmission time-out, a pause of 200 ms or more (all programs counted).",
                NetworkWarnings.of(List.of(few), List.of()).get(0).text());
        assertEquals(
                "2 hosts had 6 TCP retransmission time-outs, each a pause of 200 ms or more, the most on " + many.name()
                        + " (5) (all programs counted).",
                NetworkWarnings.of(List.of(few, many), List.of()).get(0).text());
    }

    @Test
    void shouldWarnOfRetransmitsThatCost() {
        LinkResult few = link(1e8, 500, 10L);
        LinkResult many = link(1e8, 500, 10_000L);

        assertEquals(List.of(), codes(NetworkWarnings.of(List.of(), List.of(few))));
        assertEquals(List.of("retransmits"), codes(NetworkWarnings.of(List.of(), List.of(many))));
    }

    @Test
    void shouldSayThatALongFatLinkNeedsMoreInFlight() {
        RunResult fabric = SampleResults.fabric(1);
        LinkResult farAway = link(58e9, 18, 0L);
        LinkResult near = link(1e9, 1_000, 0L);

        assertEquals(
                List.of("latency_bound"), codes(LoadWarnings.of(fabric.loads().get(0), List.of(farAway))));
        assertEquals(List.of(), codes(LoadWarnings.of(fabric.loads().get(0), List.of(near))));
    }

    private static LinkResult link(double rate, long latencyUs, Long retransmits) {
        return new SampleLink(0, "a", "b", List.of("10.0.0.1", "10.0.0.2"), rate, 0.05, latencyUs, retransmits, 0)
                .result();
    }

    private static List<HostResult> hosts(double host, double loop, double steal) {
        return List.of(host(
                new HostCpu(
                        1L,
                        host,
                        host,
                        0.1,
                        Optional.empty(),
                        Optional.of(0.0),
                        steal,
                        loop,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()),
                null,
                null));
    }

    private static HostResult host(HostCpu cpu, HostTcp tcp, List<NicDelta> nics) {
        return host("node01", cpu, tcp, nics);
    }

    private static HostResult host(String name, HostCpu cpu, HostTcp tcp, List<NicDelta> nics) {
        return new HostResult(
                name,
                1,
                List.of("client"),
                "epoll",
                Optional.of(4),
                "Linux",
                4,
                1L << 30,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                cpu,
                tcp,
                Optional.empty(),
                nics,
                0L,
                0L,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }
}
