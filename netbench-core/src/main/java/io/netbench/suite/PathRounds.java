package io.netbench.suite;

import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.analysis.fabric.PathTrial;
import io.netbench.result.ConnectionResult;
import io.netbench.result.LinkResult;
import io.netbench.result.SuiteFlow;
import io.netbench.suite.schedule.HostPair;
import io.netbench.suite.schedule.Schedules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Tries pairs from many ports, one flow of each after another, so that those that take a slow path can be named. */
final class PathRounds {

    private final RoundRunner rounds;
    private final Course course;
    private final PairMeasurements pairs;
    private final String phase;
    private final int flows;
    private final List<PathTrial> trials = new ArrayList<>();
    private final List<LinkResult> links = new ArrayList<>();

    /**
     * @param pairs their first measurements
     * @param flows of each pair
     */
    PathRounds(RoundRunner rounds, Course course, PairMeasurements pairs, String phase, int flows) {
        this.rounds = rounds;
        this.course = course;
        this.pairs = pairs;
        this.phase = phase;
        this.flows = flows;
    }

    /** Rounds that it takes to try these, by their numbers among the first measurements. */
    int rounds(int... some) {
        return sets(some).size() * flows;
    }

    void run(int... some) {
        List<List<HostPair>> sets = sets(some);
        int of = sets.size() * flows;
        course.expect(of);
        int round = 0;
        for (List<HostPair> set : sets) {
            Map<HostPair, Integer> numbers = new LinkedHashMap<>();
            set.forEach(pair -> numbers.put(pair, pairs.indexOf(pair.source(), pair.sink())));
            for (int flow = 0; flow < flows && rounds.interrupted() == null; flow++) {
                round++;
                course.round(phase, round, of, trials.size());
                run(numbers, phase + "-" + round);
                course.ended();
            }
        }
    }

    private void run(Map<HostPair, Integer> numbers, String name) {
        Map<HostPair, PortChoice> choices = new LinkedHashMap<>();
        numbers.keySet().forEach(pair -> choices.put(pair, PortChoice.NEW));
        rounds.repeat(phase, name, choices, PortChoice.NEW.parameters()).forEach((pair, measured) -> {
            if (measured.figures().sourcePort() != 0) {
                trials.add(new PathTrial(numbers.get(pair), measured.figures().sourcePort(), measured.figures()));
                measured.link().ifPresent(links::add);
            }
        });
    }

    /** Pairs that share no host: flows that meet at one would be slow for that. */
    private List<List<HostPair>> sets(int... some) {
        return Schedules.apart(IntStream.of(some)
                        .mapToObj(pair -> new HostPair(pairs.source(pair), pairs.sink(pair)))
                        .toList())
                .rounds();
    }

    /** All flows that were tried. */
    List<PathTrial> trials() {
        return List.copyOf(trials);
    }

    /**
     * The same as a suite keeps them.
     *
     * @param isSlow whether a flow is slower than one of a pair that is well
     */
    List<SuiteFlow> flows(Predicate<PathTrial> isSlow) {
        List<SuiteFlow> all = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            LinkResult link = links.get(i);
            ConnectionResult connection = link.connections().get(0);
            all.add(new SuiteFlow(
                    link.source(),
                    link.sink(),
                    connection.sourcePort(),
                    connection.sinkPort(),
                    link.goodputBytesPerS(),
                    connection.retransmits(),
                    isSlow.test(trials.get(i)),
                    Map.of()));
        }
        return all;
    }
}
