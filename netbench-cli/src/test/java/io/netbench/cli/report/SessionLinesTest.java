package io.netbench.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.terminal.Screen;
import io.netbench.coordinator.HostInterval;
import io.netbench.coordinator.IntervalFigures;
import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.LoadSpan;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Thresholds;
import io.netbench.plan.Topology;
import io.netbench.result.RunWindow.Phase;
import io.netbench.result.end.LinkInterval;
import io.netbench.result.end.StreamInterval;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionLinesTest {

    private static final long S = 1_000_000_000L;
    private static final long WIDEST_BYTES = 1_071_000_000L;

    private static SessionLines of(int connections, int columns) {
        return of(DataProtocol.TCP, 128 << 10, connections, columns);
    }

    private static SessionLines of(DataProtocol protocol, long blockBytes, int connections, int columns) {
        LinkLoad load = new LinkLoad(blockBytes, 0, connections, 1, OptionalLong.empty(), OptionalLong.empty());
        RunPlan plan = new RunPlan(
                "0123456789abcdef0123456789abcdef",
                1,
                List.of(new Endpoint(0, "storage1:5201", 0), new Endpoint(1, "client-1", 1)),
                List.of(new Load(
                        0,
                        "incast",
                        protocol,
                        Pattern.INCAST,
                        Mode.PUSH,
                        Topology.MESH,
                        false,
                        OptionalLong.empty(),
                        ArrivalPhase.SPREAD,
                        LoadSpan.WHOLE,
                        Thresholds.NONE,
                        List.of(new LinkPlan(0, 1, 0, load)))),
                new Schedule(S, OptionalLong.of(3_000 * S), 10_000_000L, S, 5 * S, 5 * S, 10 * S),
                new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false));
        return new SessionLines(plan, RateFormat.OWN, new Screen(columns, true, false));
    }

    private static IntervalFigures interval(long second, int streams, List<String> silent) {
        List<StreamInterval> each = IntStream.range(0, streams)
                .mapToObj(i -> new StreamInterval(i, WIDEST_BYTES, 10_000L, 1_047_000L, 99_900L))
                .toList();
        boolean isHeard = silent.isEmpty();
        LinkInterval link =
                new LinkInterval(0, isHeard ? WIDEST_BYTES : null, 99_999L, 1_047_000L, 99_900L, null, null, each);
        return new IntervalFigures(
                second * S,
                (second + 1) * S,
                isHeard ? WIDEST_BYTES : 0,
                0,
                0,
                isHeard ? 1 : 0,
                silent,
                List.of(link),
                List.of(new HostInterval(1, "client-1", null, null, null)));
    }

    @ParameterizedTest
    @CsvSource({"1, 80", "3, 80", "17, 80", "1, 200", "3, 200", "17, 200"})
    void shouldFitTheScreenAndKeepItsColumns(int connections, int columns) {
        SessionLines session = of(connections, columns);
        int streams = connections <= StreamInterval.MOST_TOLD ? connections : 0;

        List<String> lines = Stream.of(
                        session.heading(),
                        session.columns(),
                        session.interval(interval(0, streams, List.of()), Phase.WARMUP),
                        session.interval(interval(2_999, streams, List.of()), Phase.MEASURE))
                .flatMap(List::stream)
                .toList();

        assertTrue(lines.stream().allMatch(line -> line.length() <= columns), () -> String.join("\n", lines));
    }

    @Test
    void shouldGoOnWithOneClockAfterTheWarmUp() {
        SessionLines session = of(1, 80);

        assertEquals(
                List.of("   0.00-1.00    1021 MiB  8.57 Gbit/s  99,999  1022 KiB   99.9 ms  warm-up"),
                session.interval(interval(0, 1, List.of()), Phase.WARMUP));
        assertEquals(
                List.of("   1.00-2.00    1021 MiB  8.57 Gbit/s  99,999  1022 KiB   99.9 ms"),
                session.interval(interval(1, 1, List.of()), Phase.MEASURE));
    }

    /** A source of datagrams has no window and no round trip. */
    @Test
    void shouldShowWhatIsMissingOfDatagrams() {
        SessionLines lines = of(DataProtocol.UDP, 1_448, 1, 80);
        IntervalFigures figures = new IntervalFigures(
                S,
                2 * S,
                WIDEST_BYTES,
                0,
                0,
                1,
                List.of(),
                List.of(new LinkInterval(0, WIDEST_BYTES, null, null, null, null, null, 4_711L, List.of())),
                List.of());

        assertTrue(lines.columns().get(1).endsWith("lost"), lines.columns()::toString);
        assertTrue(lines.interval(figures, Phase.MEASURE).get(0).endsWith("4,711"));
    }

    @Test
    void shouldShowEachStreamAndTheSumOfThem() {
        assertEquals(
                List.of(
                        "  [ 1]   1.00-2.00    1021 MiB  8.57 Gbit/s  10,000  1022 KiB   99.9 ms",
                        "  [ 2]   1.00-2.00    1021 MiB  8.57 Gbit/s  10,000  1022 KiB   99.9 ms",
                        " [SUM]   1.00-2.00    1.99 GiB  17.1 Gbit/s  99,999"),
                of(2, 80).interval(interval(1, 2, List.of()), Phase.MEASURE));
    }

    @Test
    void shouldSayOnceWhoIsNotHeardAndNothingOfWhatNobodyKnows() {
        SessionLines session = of(1, 80);

        assertEquals(
                List.of(
                        "  storage1:5201 is not heard",
                        "   1.00-2.00           -            -  99,999  1022 KiB   99.9 ms"),
                session.interval(interval(1, 0, List.of("storage1:5201")), Phase.MEASURE));
        assertEquals(
                1,
                session.interval(interval(2, 0, List.of("storage1:5201")), Phase.MEASURE)
                        .size());
    }
}
