package io.netbench.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.analysis.SampleResults;
import io.netbench.result.HostResult;
import io.netbench.result.PlanSummary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransportSummaryTest {

    private static final PlanSummary LOCAL = SampleResults.incast().plan();
    private static final PlanSummary FABRIC = SampleResults.fabric(3).plan();

    private static final HostResult SERVER = host("server", "epoll", 4);
    private static final HostResult CLIENT = host("client", "epoll", 1);

    private static HostResult host(String role, String transport, int loops) {
        return SampleResults.host("node", role, transport, Optional.of(loops));
    }

    private static HostResult silent(String role, String transport) {
        return SampleResults.host("node", role, transport, Optional.empty());
    }

    @Test
    void shouldSayOnceWhatAllAgentsHaveAlike() {
        assertEquals("epoll, 4 loops", TransportSummary.text(FABRIC, List.of(SERVER, host("client", "epoll", 4))));
        assertEquals("nio, 1 loop", TransportSummary.text(LOCAL, List.of(host("both", "nio", 1))));
    }

    @Test
    void shouldSayWhatEachRoleHas() {
        assertEquals(
                "epoll, 4 loops on servers, 1 on clients",
                TransportSummary.text(FABRIC, List.of(SERVER, CLIENT, CLIENT)));
        assertEquals(
                "io_uring on servers, epoll on clients, 1 loop",
                TransportSummary.text(FABRIC, List.of(host("server", "io_uring", 1), CLIENT)));
    }

    @Test
    void shouldSayFromWhatToWhatWhenRolesDoNotTell() {
        assertEquals(
                "epoll, 1 to 4 loops an agent",
                TransportSummary.text(FABRIC, List.of(SERVER, host("server", "epoll", 2), CLIENT)));
        assertEquals(
                "epoll, 1 to 4 loops an agent",
                TransportSummary.text(FABRIC, List.of(host("both", "epoll", 4), CLIENT)));
        assertEquals(
                "epoll+nio, 4 loops",
                TransportSummary.text(FABRIC, List.of(SERVER, host("server", "nio", 4), host("client", "nio", 4))));
    }

    @Test
    void shouldLeaveOutWhoToldNothing() {
        assertEquals("epoll, 4 loops", TransportSummary.text(FABRIC, List.of(SERVER, silent("client", null))));
        assertEquals("auto", TransportSummary.text(FABRIC, List.of(silent("server", null))));
    }

    /** Results of the first versions have loops with the plan alone. */
    @Test
    void shouldTakeLoopsFromThePlanWhenNoHostHasThem() {
        assertEquals("epoll, 4 loops", TransportSummary.text(LOCAL, List.of(silent("both", "epoll"))));
        assertEquals("auto, 4 loops", TransportSummary.text(LOCAL, List.of()));
    }
}
