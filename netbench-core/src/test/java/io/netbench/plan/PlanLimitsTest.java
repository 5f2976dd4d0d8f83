package io.netbench.plan;

import static io.netbench.plan.PlanMessages.messageOf;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.text.TimeSpan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What messages say is possible is possible, to the last nanosecond, and what lies beyond is refused. */
class PlanLimitsTest {

    private static final Schedule SECOND_OF_TENTHS =
            new Schedule(0, ns("1s"), at("100ms"), at("1s"), 0, at("1s"), at("1s"));

    private static long at(String time) {
        return TimeSpan.parse(time);
    }

    private static OptionalLong ns(String time) {
        return time.isEmpty() ? OptionalLong.empty() : OptionalLong.of(at(time));
    }

    private static Schedule schedule(String property, long ns) {
        return switch (property) {
            case "warmup" -> new Schedule(ns, OptionalLong.empty(), at("10ms"), at("1s"), 0, at("1s"), at("1s"));
            case "tick" -> new Schedule(0, OptionalLong.empty(), ns, at("1s"), 0, at("1s"), at("1s"));
            case "duration" -> new Schedule(0, OptionalLong.of(ns), at("1ms"), at("1s"), 0, at("1s"), at("1s"));
            case "interval" -> new Schedule(0, OptionalLong.empty(), at("10ms"), ns, 0, at("1s"), at("1s"));
            case "drain" -> new Schedule(0, OptionalLong.empty(), at("10ms"), at("1s"), ns, at("1s"), at("1s"));
            case "round_deadline" -> new Schedule(0, OptionalLong.empty(), at("10ms"), at("1s"), 0, ns, at("1s"));
            default -> new Schedule(0, OptionalLong.empty(), at("10ms"), at("1s"), 0, at("1s"), ns);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "warmup, 0s, 30d",
        "tick, 1ms, 1s",
        "duration, 10ms, 30d",
        "interval, 100ms, 30d",
        "drain, 0s, 10m",
        "round_deadline, 1ms, 30d",
        "connect_timeout, 1ms, 30d"
    })
    void shouldTakeTimesUpToTheirLimits(String property, String least, String most) {
        assertDoesNotThrow(() -> schedule(property, ofDays(least)));
        assertDoesNotThrow(() -> schedule(property, ofDays(most)));
        for (long beyond : new long[] {ofDays(least) - 1, ofDays(most) + 1}) {
            String message = messageOf(() -> schedule(property, beyond));
            assertTrue(
                    message.startsWith("{" + property + "} must be from " + least + " to " + most + ", got: "),
                    message);
        }
    }

    private static long ofDays(String time) {
        return time.endsWith("d") ? Long.parseLong(time.substring(0, time.length() - 1)) * at("24h") : at(time);
    }

    @ParameterizedTest
    @CsvSource({"1050ms, 1100ms", "1040ms, 1s", "20ms, 100ms"})
    void shouldNameTheNearestWindowThatIsWholeTicks(String duration, String nearest) {
        String message = messageOf(() -> new Schedule(0, ns(duration), at("100ms"), at("1s"), 0, at("1s"), at("1s")));

        assertTrue(message.startsWith("{duration} must be a multiple of {tick}, which is 100ms"), message);
        assertTrue(message.endsWith("; the nearest that fits is " + nearest), message);
    }

    @Test
    void shouldWaitSixTimesTheDrainWhereBytesStillArrive() {
        assertEquals(at("12s"), schedule("drain", at("2s")).drainBoundNs());
    }

    private static Thresholds thresholds(String property, double value) {
        OptionalDouble none = OptionalDouble.empty();
        OptionalLong no = OptionalLong.empty();
        OptionalDouble some = OptionalDouble.of(value);
        OptionalLong whole = OptionalLong.of((long) value);
        return switch (property) {
            case "min_link" -> new Thresholds(whole, no, none, no, none, none, none, none);
            case "min_total" -> new Thresholds(no, whole, none, no, none, none, none, none);
            case "min_share" -> new Thresholds(no, no, some, no, none, none, none, none);
            case "max_p99" -> new Thresholds(no, no, none, whole, none, none, none, none);
            case "max_retransmits" -> new Thresholds(no, no, none, no, some, none, none, none);
            case "max_spread" -> new Thresholds(no, no, none, no, none, some, none, none);
            case "min_fairness" -> new Thresholds(no, no, none, no, none, none, some, none);
            default -> new Thresholds(no, no, none, no, none, none, none, some);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "min_link, 1, 1e18, 0, -1",
        "min_total, 1, 1e18, 0, -1",
        "min_share, 1e-9, 1, 0, 1.001",
        "max_p99, 1000, 60e9, 999, 60000000001",
        "max_retransmits, 0, 0.999, -1e-9, 1",
        "max_spread, 0, 1e9, -1e-9, Infinity",
        "min_fairness, 1e-9, 1, 0, 1.001",
        "max_loss, 0, 0.999, -1e-9, 1"
    })
    void shouldTakeThresholdsUpToTheirLimits(String property, double least, double most, double below, double above) {
        for (double good : new double[] {least, most}) {
            assertFalse(thresholds(property, good).isNone());
        }
        for (double bad : new double[] {below, above}) {
            String message = messageOf(() -> thresholds(property, bad));
            assertTrue(message.startsWith("{" + property + "} must be "), message);
        }
    }

    /** Each for itself: what a load says stands, and what it leaves open is the run's. */
    @ParameterizedTest
    @CsvSource({
        "min_link",
        "min_total",
        "min_share",
        "max_p99",
        "max_retransmits",
        "max_spread",
        "min_fairness",
        "max_loss"
    })
    void shouldFallBackWhereNothingIsAsked(String property) {
        double one = property.equals("max_p99")
                ? 2_000
                : property.startsWith("min_t") || property.equals("min_link") ? 7 : 0.25;
        double other = 2 * one;
        Thresholds own = thresholds(property, one);

        assertTrue(Thresholds.NONE.isNone());
        assertEquals(own, Thresholds.NONE.orElse(own));
        assertEquals(own, own.orElse(Thresholds.NONE));
        assertEquals(own, own.orElse(thresholds(property, other)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -     | -     |
            100ms | -     |
            900ms | 1s    |
            -     | 1s    |
            1s    | -     | {start} must be before the run ends, which is at 1s, got: 1s
            -     | 1100ms | {stop} must be at the end of the run at the latest, which is at 1s, got: 1100ms
            250ms | -     | {start} must be a multiple of {tick}, which is 100ms, got: 250ms; the nearest that fits is 300ms
            -     | 940ms | {stop} must be a multiple of {tick}, which is 100ms, got: 940ms; the nearest that fits is 900ms
            """)
    void shouldHoldPartsOfARunWithinIt(String start, String stop, String refusal) {
        LoadSpan span = new LoadSpan(ns(start == null ? "" : start), ns(stop == null ? "" : stop));

        if (refusal == null) {
            assertDoesNotThrow(() -> span.requireWithin(SECOND_OF_TENTHS));
            assertEquals(
                    stop == null ? at("1s") : at(stop),
                    span.endNs(SECOND_OF_TENTHS).orElseThrow());
            assertEquals(start == null ? 0 : at(start), span.beginNs());
            assertEquals(start == null && stop == null, span.isWhole());
        } else {
            assertEquals(refusal, messageOf(() -> span.requireWithin(SECOND_OF_TENTHS)));
        }
    }

    @Test
    void shouldRefusePartsThatEndBeforeTheyBegin() {
        assertDoesNotThrow(() -> new LoadSpan(ns("100ms"), OptionalLong.of(at("100ms") + 1)));
        assertTrue(messageOf(() -> new LoadSpan(ns("100ms"), ns("100ms")))
                .startsWith("{stop} must be after the load begins"));
        assertTrue(messageOf(() -> new LoadSpan(OptionalLong.empty(), OptionalLong.of(0)))
                .startsWith("{stop} must be after the load begins"));
        assertTrue(messageOf(() -> new LoadSpan(OptionalLong.of(-1), OptionalLong.empty()))
                .startsWith("{start} must be from 0s to 30d"));
    }

    /** Who connects, who is many, and on whose clock a block is timed. */
    @ParameterizedTest
    @CsvSource({
        "INCAST, PUSH, client, server, server, client",
        "INCAST, READ, server, client, client, client",
        "BROADCAST, PUSH, server, client, server, server",
        "BROADCAST, READ, server, client, server, client"
    })
    void shouldKnowWhoDoesWhat(Pattern pattern, Mode mode, String source, String sink, String hub, String pacer) {
        RunPlan plan = Requests.plan(Requests.roles(pattern, mode, Topology.MESH, "server", "client"));
        Load load = plan.loads().get(0);
        LinkPlan link = plan.links().get(0);
        BiFunction<Integer, String, Boolean> is =
                (end, name) -> plan.endpoints().get(end).name().equals(name);

        assertTrue(is.apply(load.clientOf(link), "client"), "it connects");
        assertTrue(is.apply(load.serverOf(link), "server"), "it listens");
        assertTrue(is.apply(link.source(), source), "source");
        assertTrue(is.apply(link.sink(), sink), "sink");
        assertTrue(is.apply(load.hubOf(link), hub), "hub");
        assertTrue(is.apply(load.pacerOf(link), pacer), "pacer");
    }

    @Test
    void shouldChangeOneThingOfADataPlanAndLeaveTheRest() {
        SocketPlan wide = new SocketPlan(
                OptionalInt.of(1 << 20),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.of(46));
        DataPlan plan = new DataPlan("epoll", OptionalInt.of(3), SocketPlan.DEFAULT, false, true);

        assertEquals(new DataPlan("epoll", OptionalInt.of(3), wide, false, true), plan.withSocket(wide));
        assertEquals(
                new DataPlan("epoll", OptionalInt.of(3), SocketPlan.DEFAULT, false, false), plan.withoutZeroCopy());
        assertEquals(new DataPlan("nio", OptionalInt.of(3), SocketPlan.DEFAULT, false, true), plan.over("nio"));
        for (SendPath path : SendPath.values()) {
            assertEquals(path, plan.with(path).sends());
            assertEquals(plan, plan.with(path).with(plan.sends()));
        }
        assertEquals(
                List.of("{threads} must be from 1 to 1024, got: 0", "{threads} must be from 1 to 1024, got: 1025"),
                List.of(
                        messageOf(() -> new DataPlan("nio", OptionalInt.of(0), wide, false, false)),
                        messageOf(() -> new DataPlan("nio", OptionalInt.of(1025), wide, false, false))));
        assertDoesNotThrow(() -> new DataPlan("nio", OptionalInt.of(1), wide, false, false));
        assertDoesNotThrow(() -> new DataPlan("nio", OptionalInt.of(1024), wide, false, false));
    }
}
