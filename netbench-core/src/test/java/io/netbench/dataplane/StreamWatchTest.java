package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Topology;
import io.netbench.result.end.LinkInterval;
import io.netbench.result.end.StreamInterval;
import io.netbench.traffic.SourceTcp;
import io.netbench.traffic.StreamSample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamWatchTest {

    private static final long S = 1_000_000_000L;

    private static RunPlan plan(int links, int connections) {
        LinkLoad load = new LinkLoad(1 << 17, 0, connections, 1, OptionalLong.empty(), OptionalLong.empty());
        return new RunPlan(
                "0123456789abcdef0123456789abcdef",
                1,
                IntStream.rangeClosed(0, links)
                        .mapToObj(i -> new Endpoint(i, i == 0 ? "server-1" : "client-" + i, i))
                        .toList(),
                List.of(new Load(
                        Pattern.INCAST,
                        Mode.PUSH,
                        Topology.MESH,
                        false,
                        OptionalLong.empty(),
                        ArrivalPhase.SPREAD,
                        IntStream.range(0, links)
                                .mapToObj(i -> new LinkPlan(i, i + 1, 0, load))
                                .toList())),
                new Schedule(S, OptionalLong.of(10 * S), 10_000_000L, S, 5 * S, 5 * S, 10 * S),
                new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false));
    }

    @Test
    void shouldTellConnectionsOfOneLinkWithFewOfThem() {
        assertTrue(StreamWatch.of(plan(1, StreamInterval.MOST_TOLD)).isPresent());
        assertEquals(Optional.empty(), StreamWatch.of(plan(1, StreamInterval.MOST_TOLD + 1)));
        assertEquals(Optional.empty(), StreamWatch.of(plan(2, 1)));
    }

    @Test
    void shouldTellWhatEachEndDidSinceTheIntervalBefore() {
        StreamWatch watch = StreamWatch.of(plan(1, 2)).orElseThrow();

        assertEquals(List.of(new StreamInterval(1, 100L, null, null, null)), watch.streams(List.of(sink(1, 100))));
        assertEquals(
                List.of(
                        new StreamInterval(1, 50L, null, null, null),
                        new StreamInterval(1, null, 7L, 3_000L, 40L),
                        new StreamInterval(0, 10L, null, null, null)),
                watch.streams(List.of(sink(1, 150), source(1, 7), sink(0, 10))));
        assertEquals(List.of(new StreamInterval(1, null, 2L, 3_000L, 40L)), watch.streams(List.of(source(1, 9))));
    }

    @Test
    void shouldMakeOneOfBothEndsThatAreHere() {
        List<StreamInterval> ends = StreamWatch.of(plan(1, 2)).orElseThrow().streams(List.of(sink(0, 5), source(0, 1)));

        assertEquals(
                List.of(new StreamInterval(0, 5L, 1L, 3_000L, 40L)),
                new LinkInterval(0, 5L, 1L, 3_000L, 40L, null, null, ends).streams());
    }

    private static StreamSample sink(int index, long bytes) {
        return new StreamSample(0, index, true, bytes, new SourceTcp(1, 99L, 99L, 99L));
    }

    private static StreamSample source(int index, long retransmits) {
        return new StreamSample(0, index, false, 99, new SourceTcp(1, retransmits, 3_000L, 40L));
    }
}
