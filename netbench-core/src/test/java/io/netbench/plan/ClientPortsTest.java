package io.netbench.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPortsTest {

    @Test
    void shouldReadPortsAndRanges() {
        assertEquals(new PortRange(40_000, 65_535), PortRange.parse("40000"));
        assertEquals(new PortRange(40_000, 40_099), PortRange.parse("40000-40099"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a", "1-", "-1", "0", "65536", "999999", "2-1", "1-2-3", "1.5"})
    void shouldRefuseWhatIsNoPort(String text) {
        assertThrows(PlanException.class, () -> PortRange.parse(text));
    }

    @Test
    void shouldGiveNoTwoConnectionsOfTwoHostsTheSamePort() {
        RunPlan plan = plan("40000-40005", "a", "b,c", 3);
        assertEquals(2, plan.links().size());
        for (LinkPlan link : plan.links()) {
            assertEquals(List.of(40_000, 40_001, 40_002), link.clientPorts().ports());
            assertTrue(link.clientPorts().isFirm());
            assertEquals(OptionalInt.of(40_001), link.clientPorts().of(1));
        }
        // Endpoints of one agent share its addresses.
        Set<Integer> seen = new HashSet<>();
        plan("40000-40005", "1", "2", 3)
                .links()
                .forEach(link ->
                        link.clientPorts().ports().forEach(port -> assertTrue(seen.add(port), () -> port + " twice")));
        assertEquals(6, seen.size());
    }

    @Test
    void shouldRefuseTooFewPorts() {
        PlanException refused = assertThrows(PlanException.class, () -> plan("40000-40004", "1", "2", 3));
        assertTrue(refused.getMessage().contains("6 connections"), refused.getMessage());
    }

    @Test
    void shouldLeavePortsToTheKernelWhereNoneAreAsked() {
        Requests.plan(Requests.roles(Pattern.INCAST, Mode.PUSH))
                .links()
                .forEach(link -> assertEquals(ClientPorts.FREE, link.clientPorts()));
    }

    private static RunPlan plan(String ports, String servers, String clients, int connections) {
        RoleRequest roles = new RoleRequest(
                Pattern.INCAST,
                Mode.PUSH,
                Topology.MESH,
                Optional.of(HostList.parse(servers)),
                Optional.of(HostList.parse(clients)));
        LinkSettings settings = new LinkSettings(
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.of(connections),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        RunRequest request = new RunRequest(LoadRequest.of(roles, settings), TimingRequest.DEFAULT, Requests.DATA, 1);
        return Planner.plan(request.from(Optional.of(PortRange.parse(ports))), Requests.RUN_ID);
    }
}
