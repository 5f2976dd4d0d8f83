package io.netbench.plan;

import static io.netbench.plan.Requests.links;
import static io.netbench.plan.Requests.plan;
import static io.netbench.plan.Requests.roles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for the links of every plan. */
class PlannerPropertiesTest {

    @Property
    void shouldLinkEveryClientToEveryServerOnceWhenMesh(
            @ForAll Pattern pattern,
            @ForAll Mode mode,
            @ForAll @IntRange(min = 1, max = 20) int servers,
            @ForAll @IntRange(min = 1, max = 20) int clients) {
        RunPlan plan = plan(roles(pattern, mode, Topology.MESH, "" + servers, "" + clients));
        assertEquals(servers * clients, plan.loads().get(0).links().size());
        assertSound(plan);
    }

    @Property
    void shouldGiveClientsOneLinkAndServersEqualSharesWhenSpread(
            @ForAll Pattern pattern,
            @ForAll Mode mode,
            @ForAll @IntRange(min = 1, max = 20) int servers,
            @ForAll @IntRange(min = 0, max = 20) int moreClients) {
        int clients = servers + moreClients;
        RunPlan plan = plan(roles(pattern, mode, Topology.SPREAD, "" + servers, "" + clients));
        Load load = plan.loads().get(0);
        assertEquals(clients, load.links().size());
        assertEquals(
                clients, load.links().stream().map(load::clientOf).distinct().count());
        Set<Long> linksOfServers = new HashSet<>(load.links().stream()
                .collect(Collectors.groupingBy(load::serverOf, Collectors.counting()))
                .values());
        assertEquals(
                clients % servers == 0
                        ? Set.of((long) clients / servers)
                        : Set.of((long) clients / servers, (long) clients / servers + 1),
                linksOfServers);
        assertSound(plan);
    }

    @Property
    void shouldLinkSamePlacesWhenPairs(
            @ForAll Pattern pattern, @ForAll Mode mode, @ForAll @IntRange(min = 1, max = 30) int count) {
        RunPlan plan = plan(roles(pattern, mode, Topology.PAIRS, "" + count, "" + count));
        boolean toServers = pattern == Pattern.INCAST && mode == Mode.PUSH;
        List<String> expected = IntStream.rangeClosed(1, count)
                .mapToObj(i -> toServers ? "client-" + i + ">server-" + i : "server-" + i + ">client-" + i)
                .toList();
        assertEquals(expected, links(plan));
        assertSound(plan);
    }

    @Property
    void shouldNeverLinkEndpointToItselfWhenHostsHaveBothRoles(
            @ForAll Pattern pattern,
            @ForAll Mode mode,
            @ForAll @IntRange(min = 1, max = 12) int servers,
            @ForAll @IntRange(min = 2, max = 12) int clients) {
        String serverList = "node[1-" + servers + "]";
        RunPlan plan = plan(roles(pattern, mode, Topology.MESH, serverList, "node[1-" + clients + "]"));
        int inBoth = Math.min(servers, clients);
        assertEquals(servers * clients - inBoth, plan.loads().get(0).links().size());
        assertSound(plan);
    }

    private static void assertSound(RunPlan plan) {
        Load load = plan.loads().get(0);
        for (LinkPlan link : load.links()) {
            assertEquals(link, load.links().get(link.id()));
            assertNotEquals(link.source(), link.sink());
            assertEquals(Set.of(link.source(), link.sink()), Set.of(load.clientOf(link), load.serverOf(link)));
        }
        assertEquals(load.links().size(), new HashSet<>(links(plan)).size());
        List<Integer> hubs = load.links().stream().map(load::hubOf).toList();
        List<Integer> inOneRun = hubs.stream()
                .distinct()
                .flatMap(hub -> hubs.stream().filter(hub::equals))
                .toList();
        assertEquals(inOneRun, hubs, "the links of a hub lie together");
    }
}
