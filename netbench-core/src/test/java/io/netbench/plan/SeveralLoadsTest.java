package io.netbench.plan;

import static io.netbench.plan.PlanMessages.messageOf;
import static io.netbench.plan.Requests.barrier;
import static io.netbench.plan.Requests.load;
import static io.netbench.plan.Requests.roles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.text.TimeSpan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeveralLoadsTest {

    private static final RoleRequest INCAST = roles(Pattern.INCAST, Mode.PUSH, Topology.MESH, "a", "b,c");
    private static final RoleRequest BROADCAST = roles(Pattern.BROADCAST, Mode.PUSH, Topology.MESH, "b", "a,d");
    private static final RoleRequest LOCAL = roles(Pattern.INCAST, Mode.PUSH, Topology.MESH, "1", "2");

    private static LoadRequest named(String name, LoadRequest load) {
        return new LoadRequest(
                Optional.of(name),
                load.roles(),
                load.settings(),
                load.overrides(),
                load.barrier(),
                load.rounds(),
                load.arrivalPhase(),
                load.span(),
                load.thresholds());
    }

    private static LoadRequest within(LoadRequest load, String start, String stop) {
        return new LoadRequest(
                load.ownName(),
                load.roles(),
                load.settings(),
                load.overrides(),
                load.barrier(),
                load.rounds(),
                load.arrivalPhase(),
                new LoadSpan(time(start), time(stop)),
                load.thresholds());
    }

    private static OptionalLong time(String text) {
        return text.equals("-") ? OptionalLong.empty() : OptionalLong.of(TimeSpan.parse(text));
    }

    private static RunPlan plan(LoadRequest... loads) {
        return plan(Thresholds.NONE, TimingRequest.DEFAULT, loads);
    }

    private static RunPlan plan(Thresholds thresholds, TimingRequest timing, LoadRequest... loads) {
        return Planner.plan(new RunRequest(List.of(loads), thresholds, timing, Requests.DATA, 1), Requests.RUN_ID);
    }

    @Test
    void shouldMakeOneEndpointOfOneNameInAllLoads() {
        RunPlan plan = plan(
                named("in", LoadRequest.of(INCAST)),
                named("out", LoadRequest.of(BROADCAST)),
                named("here", LoadRequest.of(LOCAL)),
                named("there", LoadRequest.of(roles(Pattern.BROADCAST, Mode.READ, Topology.MESH, "1", "1"))));

        assertEquals(
                List.of(
                        new Endpoint(0, "a", 1),
                        new Endpoint(1, "b", 2),
                        new Endpoint(2, "c", 3),
                        new Endpoint(3, "d", 4),
                        new Endpoint(4, "server-1", 0),
                        new Endpoint(5, "client-1", 0),
                        new Endpoint(6, "client-2", 0)),
                plan.endpoints());
        assertEquals(List.of("this host", "a", "b", "c", "d"), plan.agents());
        assertEquals(
                List.of("b>a", "c>a", "b>a", "b>d", "client-1>server-1", "client-2>server-1", "server-1>client-1"),
                Requests.links(plan));
    }

    @Property(tries = 50)
    void shouldNumberLinksThroughTheWholePlan(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 5) Integer> clients) {
        LoadRequest[] loads = IntStream.range(0, clients.size())
                .mapToObj(i -> named(
                        "load-" + i,
                        LoadRequest.of(roles(
                                i % 2 == 0 ? Pattern.INCAST : Pattern.BROADCAST,
                                i % 3 == 0 ? Mode.PUSH : Mode.READ,
                                Topology.MESH,
                                "2",
                                "" + clients.get(i)))))
                .toArray(LoadRequest[]::new);
        RunPlan plan = plan(loads);

        assertEquals(
                IntStream.range(0, plan.links().size()).boxed().toList(),
                plan.links().stream().map(LinkPlan::id).toList());
        for (Load load : plan.loads()) {
            assertEquals(2 * clients.get(load.id()), load.links().size());
            load.links().forEach(link -> assertSame(load, plan.loadOf(link)));
        }
        assertEquals(
                2 + clients.stream().mapToInt(i -> i).max().orElseThrow(),
                plan.endpoints().size());
        assertEquals(plan, plan(loads));
    }

    @Test
    void shouldCallALoneLoadAsItsPattern() {
        assertEquals("broadcast", plan(LoadRequest.of(BROADCAST)).loads().get(0).name());
    }

    @Test
    void shouldRefuseNamesThatCannotTellLoadsApart() {
        LoadRequest load = LoadRequest.of(LOCAL);
        assertEquals(
                "{load} 'one' is there twice; give each a name of its own",
                messageOf(() -> plan(named("one", load), named("two", load), named("one", load))));
        assertEquals(
                "{load} must be named with 1 to 64 of a-z, 0-9 and -, got: One", messageOf(() -> named("One", load)));
        assertEquals("loads must be from 1 to 64, got: 0", messageOf(() -> plan()));
        assertEquals(
                "loads must be from 1 to 64, got: 65",
                messageOf(() -> plan(IntStream.range(0, 65)
                        .mapToObj(i -> named("l" + i, load))
                        .toArray(LoadRequest[]::new))));
    }

    @Test
    void shouldSayWhichLoadIsRefused() {
        assertEquals(
                "{load} 'b': {queue_depth} must be 1 with {barrier}, got: 2",
                messageOf(() -> plan(
                        named("a", LoadRequest.of(LOCAL)),
                        named("b", barrier(LOCAL, "queue-depth=2", OptionalLong.empty())))));
        assertEquals(
                "'client-1' is the name of a host and of an endpoint on this host; give the host by its address, or"
                        + " with its port",
                messageOf(
                        () -> plan(LoadRequest.of(roles(Pattern.INCAST, Mode.PUSH, Topology.MESH, "client-1", "2")))));
    }

    @Test
    void shouldTakeTheDefaultTimeOnlyWhereALoadNeedsIt() {
        LoadRequest byBytes = named("bytes", load(LOCAL, "bytes=1m"));
        LoadRequest byRounds = named("rounds", barrier(LOCAL, "", OptionalLong.of(9)));
        assertEquals(OptionalLong.empty(), plan(byBytes, byRounds).schedule().durationNs());
        RunPlan mixed = plan(byBytes, named("on", LoadRequest.of(LOCAL)));
        assertEquals(
                OptionalLong.of(TimingRequest.DEFAULT_DURATION_NS),
                mixed.schedule().durationNs());
        assertTrue(mixed.endsByBytesOrRounds());
        assertFalse(mixed.loads().get(1).endsByBytesOrRounds());
    }

    @Test
    void shouldKeepALoadWithinItsSpan() {
        RunPlan plan =
                plan(named("on", LoadRequest.of(LOCAL)), within(named("probe", LoadRequest.of(LOCAL)), "2s", "4s"));
        assertTrue(plan.loads().get(0).span().isWhole());
        LoadSpan span = plan.loads().get(1).span();
        assertEquals(2_000_000_000L, span.beginNs());
        assertEquals(OptionalLong.of(4_000_000_000L), span.endNs(plan.schedule()));
        assertEquals(plan.schedule().durationNs(), plan.loads().get(0).span().endNs(plan.schedule()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            15ms | -    | {start} must be a multiple of {tick}, which is 10ms, got: 15ms; the nearest that fits is 20ms
            -    | 4ms  | {stop} must be a multiple of {tick}, which is 10ms, got: 4ms; the nearest that fits is 10ms
            10s  | -    | {start} must be before the run ends, which is at 10s, got: 10s
            -    | 11s  | {stop} must be at the end of the run at the latest, which is at 10s, got: 11s
            2s   | 2s   | {stop} must be after the load begins, which is at 2s, got: 2s
            -    | 0s   | {stop} must be after the load begins, which is at 0s, got: 0s
            31d  | -    | {start} must be from 0s to 30d, got: 744h
            """)
    void shouldRefuseSpansThatAreNoPartOfTheWindow(String start, String stop, String message) {
        assertEquals(message, messageOf(() -> plan(within(LoadRequest.of(LOCAL), start, stop))));
    }

    @Test
    void shouldRefuseASpanInARunThatHasNoTime() {
        assertEquals(
                "{stop} needs {duration}: it is a place inside a window that ends by time",
                messageOf(() -> plan(within(load(LOCAL, "bytes=1m"), "-", "1s"))));
    }

    @Test
    void shouldGiveThresholdsOfTheRunToLoadsAndThoseOfGoodputToThoseWithoutARate() {
        Thresholds ofRun = linkAndP99(OptionalLong.of(5), OptionalLong.of(7_000));
        Thresholds own = linkAndP99(OptionalLong.of(6), OptionalLong.empty());
        RunPlan plan = plan(
                ofRun,
                TimingRequest.DEFAULT,
                named("free", LoadRequest.of(LOCAL)),
                named("own", LoadRequest.of(LOCAL).with(own)),
                named("paced", load(LOCAL, "rate=1g")),
                named("both", load(LOCAL, "rate=1g").with(own)));

        assertEquals(
                List.of(
                        ofRun,
                        own.orElse(ofRun),
                        linkAndP99(OptionalLong.empty(), OptionalLong.of(7_000)),
                        own.orElse(ofRun)),
                plan.loads().stream().map(Load::thresholds).toList());
        assertEquals(
                linkAndP99(OptionalLong.of(6), OptionalLong.of(7_000)),
                plan.loads().get(1).thresholds());
    }

    @Test
    void shouldGiveThresholdsOfTheRunToTheLoadsThatHaveSuchFigures() {
        Thresholds ofRun = linkAndP99(OptionalLong.of(5), OptionalLong.of(7_000))
                .orElse(fractions(Double.NaN, 0.1, Double.NaN, Double.NaN));
        RunPlan plan = plan(
                ofRun,
                TimingRequest.DEFAULT,
                named("answered", LoadRequest.of(LOCAL)),
                named("one-paced", load(LOCAL, "", "client-1/*:rate=1g")),
                named("datagrams", load(LOCAL, "rate=1g")).over(DataProtocol.UDP));

        assertEquals(
                List.of(ofRun, ofRun.without(Set.of(io.netbench.text.Property.MIN_LINK)), Thresholds.NONE),
                plan.loads().stream().map(Load::thresholds).toList());
    }

    @Test
    void shouldRefuseThresholdsOfTheRunThatNoLoadIsHeldTo() {
        assertEquals(
                "{min_link} would be asked of no load: each has a link with {rate} and is held to that; ask it of a load"
                        + " itself",
                messageOf(() -> plan(
                        linkAndP99(OptionalLong.of(5), OptionalLong.of(7_000)),
                        TimingRequest.DEFAULT,
                        named("paced", load(LOCAL, "rate=1g")),
                        named("one-paced", load(LOCAL, "", "client-1/*:rate=1g")))));
        assertEquals(
                "{max_p99} needs blocks that are answered: with {response_size} 0 a link is a plain stream and has no"
                        + " latency",
                messageOf(() -> plan(
                        linkAndP99(OptionalLong.empty(), OptionalLong.of(7_000)),
                        TimingRequest.DEFAULT,
                        named("streams", load(LOCAL, "response-size=0")))));
    }

    @Test
    void shouldHoldALoadAloneToWhatItTakesOfTheRun() {
        LoadRequest paced = named("paced", load(LOCAL, "rate=1g"));
        RunRequest both = new RunRequest(
                List.of(named("free", LoadRequest.of(LOCAL)), paced),
                linkAndP99(OptionalLong.of(5), OptionalLong.of(7_000)),
                TimingRequest.DEFAULT,
                Requests.DATA,
                1);

        RunPlan alone = Planner.plan(both.alone(paced), Requests.RUN_ID);

        assertEquals(
                linkAndP99(OptionalLong.empty(), OptionalLong.of(7_000)),
                alone.loads().get(0).thresholds());
    }

    private static Thresholds linkAndP99(OptionalLong minLink, OptionalLong maxP99) {
        return new Thresholds(
                minLink,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                maxP99,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static Thresholds fractions(double share, double retransmits, double spread, double fairness) {
        return new Thresholds(
                OptionalLong.empty(),
                OptionalLong.empty(),
                fraction(share),
                OptionalLong.empty(),
                fraction(retransmits),
                fraction(spread),
                fraction(fairness));
    }

    private static OptionalDouble fraction(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    @Test
    void shouldRefuseThresholdsThatALoadCannotMeasure() {
        Thresholds p99 = linkAndP99(OptionalLong.empty(), OptionalLong.of(1_000_000));
        assertEquals(
                "{max_p99} needs blocks that are answered: with {response_size} 0 a link is a plain stream and has no"
                        + " latency",
                messageOf(() -> plan(load(LOCAL, "response-size=0").with(p99))));
        plan(load(LOCAL, "response-size=0", "client-1/*:response-size=1").with(p99));

        Thresholds again = fractions(Double.NaN, 0.01, Double.NaN, Double.NaN);
        assertEquals(
                "{max_retransmits} must be left out with {udp}: no datagram is sent again; {max_loss} limits what is lost",
                messageOf(
                        () -> plan(LoadRequest.of(LOCAL).over(DataProtocol.UDP).with(again))));
        plan(LoadRequest.of(LOCAL).with(again));

        Thresholds share = fractions(0.9, Double.NaN, Double.NaN, Double.NaN);
        assertEquals(
                "{min_share} needs links between hosts: what stays within one does not pass its NIC; name hosts with"
                        + " {servers} or {clients}",
                messageOf(() -> plan(LoadRequest.of(LOCAL).with(share))));
        plan(LoadRequest.of(INCAST).with(share));

        RoleRequest one = roles(Pattern.INCAST, Mode.PUSH, Topology.MESH, "a", "b");
        assertEquals(
                "{max_spread} compares links, and this load has only one",
                messageOf(() -> plan(LoadRequest.of(one).with(fractions(Double.NaN, Double.NaN, 0.1, Double.NaN)))));
        assertEquals(
                "{min_fairness} compares links, and this load has only one",
                messageOf(() -> plan(LoadRequest.of(one).with(fractions(Double.NaN, Double.NaN, Double.NaN, 0.9)))));
    }

    @Test
    void shouldRefuseThresholdsThatNothingCouldReach() {
        assertEquals(
                "{min_share} must be above 0 and at most 1, which is 100 %, got: 1.5",
                messageOf(() -> fractions(1.5, 0, 0, 1)));
        assertEquals(
                "{max_retransmits} must be from 0 to less than 1, or 0 % to less than 100 %, got: 1.0",
                messageOf(() -> fractions(1, 1, 0, 1)));
        assertEquals("{max_spread} must be 0 or more, got: -1.0", messageOf(() -> fractions(1, 0, -1, 1)));
        assertEquals(
                "{min_fairness} must be above 0 and at most 1, which is 100 %, got: 0.0",
                messageOf(() -> fractions(1, 0, 0, 0)));
        assertEquals(
                "{min_link} must be at least 1 bit a second, got: 0",
                messageOf(() -> linkAndP99(OptionalLong.of(0), OptionalLong.empty())));
        assertEquals(
                "{max_p99} must be from 1us to 60s, got: 61s",
                messageOf(() -> linkAndP99(OptionalLong.empty(), OptionalLong.of(61_000_000_000L))));
    }
}
