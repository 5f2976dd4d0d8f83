package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.EndpointFlow;
import io.netbench.result.EndpointResult;
import io.netbench.result.Finding;
import io.netbench.result.HostCongestion;
import io.netbench.result.HostCongestion.From;
import io.netbench.result.HostResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CongestionNotesTest {

    private static final boolean LOOPBACK = true;

    @ParameterizedTest
    @CsvSource({
        "bbr, false, 1e7, true",
        "bbr3, false, 1e9, true",
        "cubic, false, 1e9, false",
        "dctcp, false, 1e9, false",
        "bbr, true, 9e8, false",
        "bbr, true, 1e9, true",
    })
    void shouldNameASenderThatPacesWhereItMatters(String control, boolean loopback, double bytesPerS, boolean isNamed) {
        List<Finding> notes = CongestionNotes.of(
                List.of(host("a", control), host("b", control)), List.of(sender("a", bytesPerS), sink("b")), loopback);

        assertEquals(isNamed ? List.of("congestion_paces") : List.of(), codes(notes));
        assertTrue(!isNamed || notes.get(0).text().contains(control + ","), notes::toString);
    }

    @Test
    void shouldNotTakeAReceiverForOneThatPaces() {
        List<Finding> notes = CongestionNotes.of(
                List.of(host("a", "cubic"), host("b", "bbr")), List.of(sender("a", 1e9), sink("b")), !LOOPBACK);

        assertEquals(List.of("congestion_differs"), codes(notes));
    }

    @Test
    void shouldSayWhoHasWhichWhereHostsDiffer() {
        List<Finding> notes = CongestionNotes.of(
                List.of(host("node1", "cubic"), host("node2", "bbr"), host("node3", "cubic"), unknown("node4")),
                List.of(),
                !LOOPBACK);

        assertEquals(
                List.of("Hosts differ in congestion control, and a link has that of its sender: bbr on node2, cubic on"
                        + " node[1,3]."),
                notes.stream().map(Finding::text).toList());
    }

    @Test
    void shouldSayNothingOfHostsThatDoNotTell() {
        assertEquals(
                List.of(),
                CongestionNotes.of(List.of(unknown("a"), host("b", "cubic")), List.of(sender("a", 1e9)), !LOOPBACK));
    }

    @Test
    void shouldBelieveConnectionsBeforeTheSystem() {
        Optional<String> system = Optional.of("cubic");

        assertEquals(
                Optional.of(new HostCongestion(List.of("bbr"), From.CONNECTIONS, system, Optional.empty())),
                HostCongestion.of(List.of("bbr"), system, Optional.empty()));
        assertEquals(
                Optional.of(new HostCongestion(List.of("cubic"), From.SYSTEM, system, Optional.empty())),
                HostCongestion.of(List.of(), system, Optional.empty()));
        assertEquals(Optional.empty(), HostCongestion.of(List.of(), Optional.empty(), Optional.of("fq")));
    }

    private static EndpointResult sender(String host, double bytesPerS) {
        return new EndpointResult(host, host, List.of("client"), Optional.of(flow(bytesPerS)), Optional.empty());
    }

    private static EndpointResult sink(String host) {
        return new EndpointResult(host, host, List.of("server"), Optional.empty(), Optional.of(flow(1e9)));
    }

    private static EndpointFlow flow(double bytesPerS) {
        return new EndpointFlow(1, Optional.empty(), (long) bytesPerS, bytesPerS, 0L, Optional.empty(), null, Map.of());
    }

    private static HostResult host(String name, String control) {
        return with(name, HostCongestion.of(List.of(control), Optional.of("cubic"), Optional.empty()));
    }

    private static HostResult unknown(String name) {
        return with(name, Optional.empty());
    }

    private static HostResult with(String name, Optional<HostCongestion> congestion) {
        return new HostResult(
                name,
                1,
                List.of("client"),
                "epoll",
                Optional.of(1),
                "Linux",
                4,
                1L << 30,
                Optional.empty(),
                congestion,
                List.of(),
                Optional.empty(),
                null,
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

    private static List<String> codes(List<Finding> notes) {
        return notes.stream().map(Finding::code).toList();
    }
}
