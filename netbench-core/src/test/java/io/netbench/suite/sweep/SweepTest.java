package io.netbench.suite.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.DataPlan;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.PlanException;
import io.netbench.plan.Planner;
import io.netbench.plan.PortRange;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.RunPlan;
import io.netbench.plan.RunRequest;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Thresholds;
import io.netbench.plan.TimingRequest;
import io.netbench.plan.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {

    private static final DataPlan DATA = new DataPlan("nio", OptionalInt.empty(), SocketPlan.DEFAULT, false, false);

    @ParameterizedTest
    @CsvSource({
        "'clients=4,04'",
        "'servers=+2,2'",
        "'connections=1..3,03'",
        "'queue-depth=8,008'",
        "'block-size=64k,65536'",
        "'rate=1gbit,1000mbit'"
    })
    void shouldRefuseOneValueInTwoWords(String sweep) {
        PlanException twice = assertThrows(PlanException.class, () -> SweepAxis.parse(sweep));

        assertTrue(twice.getMessage().endsWith("is there twice"), twice.getMessage());
    }

    @Property(tries = 100)
    void shouldMakeEveryPointOnceInEveryTurn(
            @ForAll @IntRange(min = 1, max = 12) int clients,
            @ForAll @IntRange(min = 1, max = 5) int repeats,
            @ForAll long seed) {
        Sweep sweep = sweep(repeats, "clients=1.." + clients, "block-size=4k,64k,1m");
        List<Sweep.Visit> order = sweep.order(seed);

        assertEquals(order, sweep.order(seed));
        assertEquals(clients * 3 * repeats, order.size());
        assertEquals(order.size(), new HashSet<>(order).size());
        int points = sweep.points().size();
        for (int turn = 0; turn < repeats; turn++) {
            List<Sweep.Visit> ofTurn = order.subList(turn * points, (turn + 1) * points);
            int number = turn + 1;
            assertTrue(ofTurn.stream().allMatch(visit -> visit.repeat() == number));
            assertEquals(
                    new HashSet<>(sweep.points()),
                    ofTurn.stream().map(Sweep.Visit::point).collect(Collectors.toSet()));
        }
    }

    @Test
    void shouldOrderByTheSeed() {
        Sweep sweep = sweep(1, "clients=1..16");

        assertNotEquals(sweep.order(1), sweep.order(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            clients=3          | links 3
            servers=4          | links 32
            block-size=64k     | block 65536
            connections=5      | connections 5
            queue-depth=7      | depth 7
            rate=10mbit        | rate 10000000
            transport=epoll    | transport epoll
            """)
    void shouldVaryOneThing(String axis, String wanted) {
        RunRequest base = request(Pattern.INCAST, Mode.PUSH, Optional.empty());
        Sweep sweep = sweep(1, axis);
        RunPlan plan = Planner.plan(sweep.at(sweep.points().get(0), base), "0".repeat(32));
        LinkLoad link = plan.links().get(0).load();

        String got =
                switch (wanted.split(" ", -1)[0]) {
                    case "links" -> "links " + plan.links().size();
                    case "block" -> "block " + link.blockSizeBytes();
                    case "connections" -> "connections " + link.connections();
                    case "depth" -> "depth " + link.queueDepth();
                    case "rate" -> "rate " + link.rateBitsPerS().orElse(0);
                    default -> "transport " + plan.data().transport();
                };
        assertEquals(wanted, got);
    }

    @Test
    void shouldTakeTheFirstOfNamedHosts() {
        RunRequest base = request(Pattern.INCAST, Mode.PUSH, Optional.of(HostList.parse("h[2-9]")));
        Sweep sweep = sweep(1, "clients=3");
        SweepPoint point = sweep.points().get(0);

        assertEquals(
                "h2,h3,h4",
                sweep.at(point, base)
                        .loads()
                        .get(0)
                        .roles()
                        .clients()
                        .orElseThrow()
                        .toString());
        PlanException refused = assertThrows(PlanException.class, () -> {
            Sweep more = sweep(1, "clients=9");
            more.at(more.points().get(0), base);
        });
        assertEquals("{sweep}: clients: there are 8 hosts for it, got: 9", refused.getMessage());
    }

    /** Of a fixed block each source carries its part, so that together they carry it. */
    @Property(tries = 50)
    void shouldDivideAFixedBlock(@ForAll @IntRange(min = 1, max = 64) int sources) {
        RunRequest base = request(Pattern.INCAST, Mode.READ, Optional.empty());
        Sweep sweep = new Sweep(
                List.of(SweepAxis.parse("servers=" + sources), SweepAxis.parse("block-size=1m")), 1, Sweep.Fixed.BLOCK);
        RunPlan plan = Planner.plan(sweep.at(sweep.points().get(0), base), "0".repeat(32));

        assertEquals(sources, plan.links().size());
        long all = plan.links().stream()
                .mapToLong(link -> link.load().blockSizeBytes())
                .sum();
        assertTrue(all >= 1 << 20 && all < (1 << 20) + sources, "got " + all);
    }

    /** What one source sends to many is no block of theirs together. */
    @Test
    void shouldLeaveTheBlockOfABroadcastAndThePortsAsTheyAre() {
        Optional<PortRange> ports = Optional.of(PortRange.parse("40000-40063"));
        RunRequest base =
                request(Pattern.BROADCAST, Mode.PUSH, Optional.empty()).from(ports);
        Sweep sweep = new Sweep(
                List.of(SweepAxis.parse("clients=4"), SweepAxis.parse("block-size=1m")), 1, Sweep.Fixed.BLOCK);
        RunRequest at = sweep.at(sweep.points().get(0), base);

        assertEquals(ports, at.clientPorts());
        Planner.plan(at, "0".repeat(32))
                .links()
                .forEach(link -> assertEquals(1 << 20, link.load().blockSizeBytes()));
    }

    @Test
    void shouldKnowWhatIsFanIn() {
        RunRequest push = request(Pattern.INCAST, Mode.PUSH, Optional.empty());
        RunRequest read = request(Pattern.INCAST, Mode.READ, Optional.empty());
        RunRequest broadcast = request(Pattern.BROADCAST, Mode.PUSH, Optional.empty());
        Sweep clients = sweep(1, "block-size=1k,2k", "clients=1..4");

        assertEquals("clients", clients.fanIn(push).orElseThrow().name());
        assertEquals(Optional.empty(), clients.fanIn(read));
        assertEquals(Optional.empty(), clients.fanIn(broadcast));
        assertEquals(
                "servers", sweep(1, "servers=1..4").fanIn(read).orElseThrow().name());
    }

    @Test
    void shouldSayOfWhichLoad() {
        LoadRequest one = LoadRequest.of(
                new RoleRequest(Pattern.INCAST, Mode.PUSH, Topology.MESH, Optional.empty(), Optional.empty()));
        LoadRequest other = LoadRequest.of(
                new RoleRequest(Pattern.BROADCAST, Mode.PUSH, Topology.MESH, Optional.empty(), Optional.empty()));
        RunRequest both = new RunRequest(List.of(one, other), Thresholds.NONE, TimingRequest.DEFAULT, DATA, 1);
        Sweep vague = sweep(1, "clients=3");
        Sweep exact = sweep(1, "broadcast.clients=3");

        assertEquals(
                "{sweep}: clients: say of which load, such as incast.clients",
                assertThrows(PlanException.class, () -> vague.at(vague.points().get(0), both))
                        .getMessage());
        RunRequest run = exact.at(exact.points().get(0), both);
        assertEquals(Optional.empty(), run.loads().get(0).roles().clients());
        assertEquals(3, run.loads().get(1).roles().clients().orElseThrow().size());
    }

    private static Sweep sweep(int repeats, String... axes) {
        return new Sweep(Stream.of(axes).map(SweepAxis::parse).toList(), repeats, Sweep.Fixed.FRAGMENT);
    }

    private static RunRequest request(Pattern pattern, Mode mode, Optional<HostList> clients) {
        RoleRequest roles =
                new RoleRequest(pattern, mode, Topology.MESH, clients.map(named -> HostList.parse("h1")), clients);
        return new RunRequest(LoadRequest.of(roles), TimingRequest.DEFAULT, DATA, 1);
    }
}
