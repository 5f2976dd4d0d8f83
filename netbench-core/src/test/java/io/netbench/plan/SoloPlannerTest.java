package io.netbench.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Links that carry their operations alone, one after another. */
class SoloPlannerTest {

    private static final long SLOT_NS = 250_000_000L;

    private static RunPlan incast(int clients, String settings) {
        return Requests.plan(Requests.load(
                Requests.roles(Pattern.INCAST, Mode.PUSH, Topology.MESH, "server", "c[1-" + clients + "]"), settings));
    }

    private static RunPlan alone(RunPlan load) {
        return SoloPlanner.plan(load, Requests.RUN_ID).orElseThrow();
    }

    /** All of few, and of many eight whose places are as far apart as can be. */
    @Property(tries = 100)
    void shouldTakeLinksFromAllOverTheLoad(@ForAll @IntRange(min = 1, max = 200) int clients) {
        RunPlan load = incast(clients, "");
        List<String> all = Requests.links(load);

        int[] places =
                Requests.links(alone(load)).stream().mapToInt(all::indexOf).toArray();

        assertEquals(Math.min(8, clients), places.length);
        assertEquals(0, places[0]);
        int[] gaps = IntStream.range(0, places.length)
                .map(i -> (i + 1 < places.length ? places[i + 1] : clients) - places[i])
                .toArray();
        int least = IntStream.of(gaps).min().orElseThrow();
        int most = IntStream.of(gaps).max().orElseThrow();
        assertTrue(least >= 1 && most - least <= 1, () -> "gaps from " + least + " to " + most);
    }

    @Test
    void shouldGiveEachAQuarterOfASecondOfItsOwn() {
        RunPlan alone = alone(incast(3, ""));

        assertEquals(0, alone.schedule().warmupNs());
        assertEquals(OptionalLong.of(3 * SLOT_NS), alone.schedule().durationNs());
        for (int i = 0; i < 3; i++) {
            Load load = alone.loads().get(i);
            assertEquals(new LoadSpan(OptionalLong.of(i * SLOT_NS), OptionalLong.of((i + 1) * SLOT_NS)), load.span());
            assertEquals(i, load.id());
            assertEquals(i, load.links().get(0).id());
            assertEquals(i, load.links().get(0).loadId());
        }
        assertEquals(3, alone.loads().stream().map(Load::name).distinct().count());
    }

    /** One operation at a time is as large as it is in the load, and waits for nothing but the link. */
    @Test
    void shouldKeepTheSizesOfOperationsAndNothingElse() {
        RunPlan load = incast(2, "block-size=64k,response-size=9,connections=4,queue-depth=16,rate=1gbit");

        for (LinkPlan link : alone(load).links()) {
            assertEquals(new LinkLoad(64 << 10, 9, 1, 1, OptionalLong.empty(), OptionalLong.empty()), link.load());
        }
    }

    @Test
    void shouldGoTheWayOfTheLoad() {
        RunPlan read = Requests.plan(Requests.roles(Pattern.INCAST, Mode.READ, Topology.MESH, "h[1-2]", "h3"));

        RunPlan alone = alone(read);

        assertEquals(List.of("h1>h3", "h2>h3"), Requests.links(alone));
        for (Load load : alone.loads()) {
            assertEquals(Mode.READ, load.mode());
            assertEquals(
                    "h3",
                    alone.endpoints().get(load.clientOf(load.links().get(0))).name());
        }
        assertEquals(read.schedule().drainNs(), alone.schedule().drainNs());
        assertEquals(read.agents(), alone.agents());
    }

    /** A stream has no operation that ends. */
    @Test
    void shouldLeaveStreamsOut() {
        assertEquals(Optional.empty(), SoloPlanner.plan(incast(3, "response-size=0"), Requests.RUN_ID));

        RunPlan one = Requests.plan(Requests.load(
                Requests.roles(Pattern.INCAST, Mode.PUSH, Topology.MESH, "server", "c[1-3]"),
                "",
                "c2/*:response-size=0"));
        assertEquals(List.of("c1>server", "c3>server"), Requests.links(alone(one)));
    }
}
