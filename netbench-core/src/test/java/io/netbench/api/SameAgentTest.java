package io.netbench.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netbench.launch.Announcement;
import io.netbench.launch.LaunchedAgent;
import io.netbench.plan.HostAddress;
import io.netbench.plan.PlanException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SameAgentTest {

    private final Map<HostAddress, InetSocketAddress> agents = new LinkedHashMap<>();

    private void name(String host, String address, int port) throws UnknownHostException {
        agents.put(HostAddress.parse(host), new InetSocketAddress(InetAddress.getByName(address), port));
    }

    @Test
    void shouldFindANameAndItsAddress() throws UnknownHostException {
        name("node1", "10.0.0.1", 7411);
        name("node2", "10.0.0.2", 7411);
        name("10.0.0.1", "10.0.0.1", 7411);
        assertEquals(
                "'node1' and '10.0.0.1' are the same agent, 10.0.0.1:7411; call it by one name",
                assertThrows(PlanException.class, () -> SameAgent.refuse(agents))
                        .getMessage());
    }

    @Test
    void shouldFindAPortThatIsTheUsualOne() throws UnknownHostException {
        name("fd00::1", "fd00::1", 7411);
        name("[fd00:0::1]:7411", "fd00::1", 7411);
        assertThrows(PlanException.class, () -> SameAgent.refuse(agents));
    }

    private static LaunchedAgent launched(String host, String address, String itself, String node) {
        return new LaunchedAgent(
                HostAddress.parse(host),
                List.of(address),
                new Announcement(1, "1", itself, node, host.hashCode(), 7000 + host.length(), List.of()));
    }

    @Test
    void shouldFindAHostOnWhichTwoWereLaunched() {
        List<LaunchedAgent> agents =
                List.of(launched("storage", "127.0.0.1", "st1", null), launched("127.0.0.1", "127.0.0.1", "st1", null));
        assertEquals(
                "'storage' and '127.0.0.1' are the same host, 127.0.0.1; call it by one name",
                assertThrows(PlanException.class, () -> SameAgent.refuseHosts(agents))
                        .getMessage());
    }

    @Test
    void shouldTakeContainersAndNodesThatShareAnAddress() {
        assertDoesNotThrow(() -> SameAgent.refuseHosts(List.of(
                launched("a", "127.0.0.1", "c1", null),
                launched("b", "127.0.0.1", "c2", null),
                launched("n1", "127.0.0.1", "here", "n1"),
                launched("n2", "127.0.0.1", "here", "n2"))));
    }

    @Test
    void shouldTakeSeveralAgentsOfOneHost() throws UnknownHostException {
        name("node1:7411", "10.0.0.1", 7411);
        name("node1:7511", "10.0.0.1", 7511);
        assertDoesNotThrow(() -> SameAgent.refuse(agents));
    }
}
