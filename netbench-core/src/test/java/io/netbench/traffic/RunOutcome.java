package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.OperationFigures;
import io.netbench.traffic.connection.RoundFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What all agents of a run told of its connections, both ends of each side by side. */
final class RunOutcome {

    /** Both ends of one connection. */
    record Pair(ConnectionFigures source, ConnectionFigures sink) {

        OperationFigures pacing() {
            return (source.pacer() ? source : sink).operations();
        }

        Optional<String> failure() {
            return source.failure().or(sink::failure);
        }

        private String name() {
            return "link " + source.link() + ", connection " + source.index();
        }

        void assertBalanced() {
            assertEquals(Optional.empty(), failure(), name());
            assertEquals(source.payloadBytes(), sink.payloadBytes(), () -> name() + ": payload sent and received");
            assertEquals(sink.responseBytes(), source.responseBytes(), () -> name() + ": responses sent and received");
            long unfinished = pacing().started()
                    - pacing().completed()
                    - source.operations().cut();
            assertTrue(unfinished >= 0, () -> name() + ": more completed and cut than started: " + this);
        }
    }

    private final List<Pair> pairs;
    private final List<RoundFigures> rounds;

    RunOutcome(List<ConnectionFigures> ends, List<RoundFigures> rounds) {
        this.rounds = rounds;
        Map<Long, ConnectionFigures> sinks = new TreeMap<>();
        ends.stream().filter(end -> !end.source()).forEach(end -> sinks.put(key(end), end));
        pairs = ends.stream()
                .filter(ConnectionFigures::source)
                .map(source -> new Pair(source, sinks.get(key(source))))
                .toList();
        assertTrue(pairs.stream().allMatch(pair -> pair.sink() != null), () -> "a source without its sink: " + ends);
        assertEquals(ends.size(), 2 * pairs.size(), () -> "a sink without its source: " + ends);
    }

    private static long key(ConnectionFigures end) {
        return (long) end.link() << 32 | end.index();
    }

    List<Pair> pairs() {
        return pairs;
    }

    Stream<Pair> ofLink(int link) {
        return pairs.stream().filter(pair -> pair.source().link() == link);
    }

    RoundFigures hub() {
        assertEquals(1, rounds.size(), () -> "hubs with rounds: " + rounds);
        return rounds.get(0);
    }

    List<RoundFigures> hubs() {
        return rounds;
    }

    long sum(ToLongFunction<Pair> figure) {
        return pairs.stream().mapToLong(figure).sum();
    }

    long receivedBytes() {
        return sum(pair -> pair.sink().payloadBytes());
    }

    /** What the sinks of a link's connections received in the measured window. */
    long windowBytes(int link) {
        return ofLink(link)
                .mapToLong(pair -> pair.sink().windowBytes().orElseThrow())
                .sum();
    }

    /** Nothing failed, nothing was lost, and every operation is accounted for. */
    RunOutcome assertBalanced() {
        pairs.forEach(Pair::assertBalanced);
        return this;
    }
}
