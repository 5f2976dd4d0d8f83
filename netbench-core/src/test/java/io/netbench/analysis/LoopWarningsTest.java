package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.result.Finding;
import io.netbench.result.HostCpu;
import io.netbench.result.HostResult;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoopWarningsTest {

    /** 40 clients with a connection each to one server; each agent has 4 loops. */
    private static final LoopEnds ENDS =
            new LoopEnds(Optional.empty(), Map.of("storage01", 40L, "storage02", 40L, "storage03", 40L, "node07", 1L));

    private static final int CPUS = 48;

    @Test
    void shouldAdviseWhatWouldGiveABoundLoopLess() {
        HostResult manyConnections = host("storage01", "server", CPUS, 0.93, 0.92, 0.93, 0.9);
        HostResult oneConnection = host("node07", "client", CPUS, 0.93);

        assertEquals(
                List.of(about(
                        "storage01",
                        "loop_bound",
                        "An event loop of storage01 was 93 % busy: the tool may set the figures; try more {threads}.")),
                warnings(manyConnections));
        assertEquals(
                List.of(about(
                        "node07",
                        "loop_bound",
                        "An event loop of node07 was 93 % busy: the tool may set the figures; try more connections (-P),"
                                + " each is carried by one loop.")),
                warnings(oneConnection));
    }

    @Test
    void shouldCallLoopsUnevenWhenOneHasLessThanHalfOfTheBusiest() {
        assertEquals(List.of("loop_bound"), codes(host("storage01", "server", CPUS, 0.94, 0.47)));
        assertEquals(List.of("uneven_loops"), codes(host("storage01", "server", CPUS, 0.94, 0.46)));
        assertEquals(List.of(), codes(host("storage01", "server", CPUS, 0.89, 0.0)));
    }

    @Test
    void shouldNotCallLoopsUnevenThatAreNotKnown() {
        HostCpu unknown = new HostCpu(
                1L,
                0.4,
                0.4,
                0.1,
                Optional.empty(),
                Optional.empty(),
                0.0,
                0.94,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());

        assertEquals(List.of("loop_bound"), codes(host("storage01", "server", CPUS, unknown)));
    }

    @Test
    void shouldAdviseMoreLoopsWhereThereAreProcessorsForThem() {
        assertEquals(
                List.of(about(
                        "storage01",
                        "uneven_loops",
                        "An event loop of storage01 was 93 % busy while another was 12 % busy: connections are unevenly"
                                + " spread; try more {threads}.")),
                warnings(host("storage01", "server", CPUS, 0.12, 0.93, 0.5, 0.5)));
    }

    @Test
    void shouldAdviseMoreConnectionsWhereThereIsALoopForEachProcessor() {
        assertEquals(
                List.of(about(
                        "storage01",
                        "uneven_loops",
                        "An event loop of storage01 was 93 % busy while another was 12 % busy: connections are unevenly"
                                + " spread; try more connections (-P), many spread more evenly.")),
                warnings(host("storage01", "server", 4, 0.12, 0.93, 0.5, 0.5)));
    }

    @Test
    void shouldAdviseMoreConnectionsWhereLoopsHaveNone() {
        assertEquals(
                List.of(about(
                        "node07",
                        "uneven_loops",
                        "An event loop of node07 was 97 % busy while another was 0 % busy: connections are unevenly spread;"
                                + " try more connections (-P), each is carried by one loop.")),
                warnings(host("node07", "client", CPUS, 0.97, 0, 0, 0)));
    }

    @Test
    void shouldSayItOnceOfManyHostsAndNotTwiceOfOne() {
        assertEquals(
                List.of(
                        Finding.of(
                                "uneven_loops",
                                "An event loop of storage02 was 99 % busy while another was 20 % busy, and one more"
                                        + " host has such loops: connections are unevenly spread; try more {threads}."),
                        about(
                                "storage03",
                                "loop_bound",
                                "An event loop of storage03 was 95 % busy: the tool may set the figures; try more"
                                        + " {threads}.")),
                warnings(
                        host("storage01", "server", CPUS, 0.93, 0.12),
                        host("storage02", "server", CPUS, 0.2, 0.99),
                        host("storage03", "server", CPUS, 0.95, 0.9)));
    }

    private static Finding about(String host, String code, String text) {
        return Finding.about(host, code, text);
    }

    private static List<String> codes(HostResult host) {
        return warnings(host).stream().map(Finding::code).toList();
    }

    private static List<Finding> warnings(HostResult... hosts) {
        return new LoopWarnings(ENDS, List.of(hosts)).all();
    }

    private static HostResult host(String name, String role, int cpus, double... loops) {
        List<Double> fractions = Arrays.stream(loops).boxed().toList();
        return host(
                name,
                role,
                cpus,
                new HostCpu(
                        1L,
                        0.4,
                        0.4,
                        0.1,
                        Optional.empty(),
                        Optional.empty(),
                        0.0,
                        Collections.max(fractions),
                        Optional.of(fractions),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));
    }

    private static HostResult host(String name, String role, int cpus, HostCpu cpu) {
        return new HostResult(
                name,
                1,
                List.of(role),
                "epoll",
                cpu.loopFractions().map(List::size),
                "Linux",
                cpus,
                1L << 30,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                cpu,
                null,
                Optional.empty(),
                null,
                0L,
                0L,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
