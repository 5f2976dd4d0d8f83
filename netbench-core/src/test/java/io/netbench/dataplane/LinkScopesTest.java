package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.dataplane.LinkScopes.Link;
import io.netbench.traffic.handshake.DataPath;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkScopesTest {

    private static final Link FIRST = new Link(2, "eth0", Set.of(address("10.0.0.1"), address("fe80::21")));
    private static final Link SECOND =
            new Link(3, "eth1", Set.of(address("fd00::31"), address("fe80::31"), address("fe80::32")));
    private static final Link FOUR_ONLY = new Link(4, "eth2", Set.of(address("10.0.2.1")));
    private static final LinkScopes TWO = new LinkScopes(List.of(FIRST, SECOND, FOUR_ONLY));

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException(literal, noLiteral);
        }
    }

    private static InetAddress scoped(String literal, int scope) {
        try {
            return Inet6Address.getByAddress(null, address(literal).getAddress(), scope);
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException(literal, noLiteral);
        }
    }

    private static DataPath way(Optional<InetAddress> from, String device, String server) {
        return new DataPath(
                from,
                device.isEmpty() ? Optional.empty() : Optional.of(device),
                new InetSocketAddress(address(server), 7412),
                List.of());
    }

    private static int scopeOf(LinkScopes scopes, DataPath way) {
        return ((Inet6Address) scopes.scoped(way).server().getAddress()).getScopeId();
    }

    /** What a server calls its interface says nothing to anybody else. */
    @Test
    void shouldNotTellOthersByWhichInterfaceOfThisHostAnAddressIsReached() {
        assertEquals("fe80:0:0:0:0:0:0:1", LinkScopes.told(scoped("fe80::1", 5)));
        assertEquals("fd00:0:0:0:0:0:0:1", LinkScopes.told(address("fd00::1")));
        assertEquals("10.0.0.1", LinkScopes.told(address("10.0.0.1")));
    }

    @Test
    void shouldTakeTheInterfaceOfTheWaysOwnEnd() {
        assertEquals(9, scopeOf(TWO, way(Optional.of(scoped("fe80::7", 9)), "", "fe80::1")));
        assertEquals(3, scopeOf(TWO, way(Optional.of(address("fd00::31")), "", "fe80::1")));
        assertEquals(2, scopeOf(TWO, way(Optional.of(address("fd00::31")), "eth0", "fe80::1")));
    }

    @Test
    void shouldTakeTheOnlyInterfaceOrTheOneThatHasTheAddressItself() {
        assertEquals(2, scopeOf(new LinkScopes(List.of(FIRST, FOUR_ONLY)), way(Optional.empty(), "", "fe80::1")));
        assertEquals(3, scopeOf(TWO, way(Optional.empty(), "", "fe80::32")));
    }

    @Test
    void shouldSayWhatIsMissingWhereSeveralInterfacesMayLeadThere() {
        AgentException refused =
                assertThrows(AgentException.class, () -> TWO.scoped(way(Optional.empty(), "", "fe80::1")));
        assertEquals(
                "fe80:0:0:0:0:0:0:1 is an address of one link alone, and this {agent} has several interfaces"
                        + " (eth0, eth1): name the one that leads there with {bind_device}",
                refused.getMessage());
    }

    @Test
    void shouldLeaveWaysAsTheyAreThatNeedNoInterface() {
        DataPath known = DataPath.to(new InetSocketAddress(scoped("fe80::1", 5), 7412));
        DataPath global = way(Optional.empty(), "", "fd00::1");
        assertSame(known, TWO.scoped(known));
        assertSame(global, TWO.scoped(global));
        assertFalse(LinkScopes.isOpen(known));
        assertTrue(LinkScopes.isOpen(way(Optional.empty(), "", "fe80::1")));
    }
}
