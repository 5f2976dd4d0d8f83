package io.netbench.suite;

import io.netbench.analysis.fabric.PairFigures;
import io.netbench.plan.Pattern;
import io.netbench.suite.schedule.HostPair;
import io.netbench.suite.schedule.Schedules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Measures a fabric beyond its pairs: random halves, many to one and one to many, and who stands beside. */
final class ThoroughRounds {

    static final String BISECTION = "bisection";
    static final String HUBS = "hubs";
    static final String BYSTANDERS = "bystanders";

    /** The same matchings in each suite of as many hosts. */
    private static final long SEED = 1;

    private final ThoroughOrder order;
    private final RoundRunner rounds;
    private final Course course;
    private final SuiteJournal journal;
    private final List<String> names;
    private final List<Double> matchings = new ArrayList<>();
    private final List<ThoroughFigures.Hub> hubs = new ArrayList<>();
    private final List<ThoroughFigures.Bystander> bystanders = new ArrayList<>();

    ThoroughRounds(ThoroughOrder order, RoundRunner rounds, Course course, SuiteJournal journal, List<String> names) {
        this.order = order;
        this.rounds = rounds;
        this.course = course;
        this.journal = journal;
        this.names = names;
    }

    /** Its phases, in order. */
    static List<String> phases() {
        return List.of(BISECTION, HUBS, BYSTANDERS);
    }

    /** Measures all of it, or as much as comes before somebody ends the suite. */
    ThoroughFigures run() {
        course.expect(order.rounds(names.size()));
        bisect();
        gather();
        standBeside();
        return new ThoroughFigures(matchings, hubs, bystanders);
    }

    private void bisect() {
        List<List<HostPair>> drawn =
                Schedules.bisections(names.size(), order.matchings(), SEED).rounds();
        journal.begin(BISECTION, drawn.size());
        for (int round = 1; round <= drawn.size() && rounds.interrupted() == null; round++) {
            course.round(BISECTION, round, drawn.size(), (round - 1) * (names.size() / 2));
            Map<HostPair, PairMeasured> figures =
                    rounds.first(BISECTION, BISECTION + "-" + round, drawn.get(round - 1));
            double[] known = known(figures);
            if (known.length > 0) {
                matchings.add(IntStream.range(0, known.length)
                        .mapToDouble(i -> known[i])
                        .average()
                        .orElseThrow());
            }
            course.ended();
        }
        endPhase(BISECTION);
    }

    private void gather() {
        int of = 2 * order.hubs().size();
        int round = 0;
        journal.begin(HUBS, of);
        for (int hub : order.hubs()) {
            for (Pattern pattern : List.of(Pattern.INCAST, Pattern.BROADCAST)) {
                if (rounds.interrupted() == null) {
                    course.round(HUBS, ++round, of, (round - 1) * (names.size() - 1));
                    gather(hub, pattern);
                    course.ended();
                }
            }
        }
        endPhase(HUBS);
    }

    private void gather(int hub, Pattern pattern) {
        boolean receives = pattern == Pattern.INCAST;
        List<HostPair> links = ThoroughOrder.without(names.size(), hub).stream()
                .map(other -> receives ? new HostPair(other, hub) : new HostPair(hub, other))
                .toList();
        String run = pattern.optionName() + "-" + names.get(hub);
        double all = 0;
        HostPair slowest = null;
        double least = Double.POSITIVE_INFINITY;
        long retransmits = 0;
        Set<String> missing = new LinkedHashSet<>();
        links.forEach(link -> missing.add(names.get(receives ? link.source() : link.sink())));
        for (Map.Entry<HostPair, PairMeasured> link : rounds.around(
                        HUBS, run, Map.of("hub", names.get(hub)), links, pattern)
                .entrySet()) {
            PairFigures figures = link.getValue().figures();
            double rate = figures.goodputBytesPerS();
            if (!Double.isNaN(rate)) {
                all += rate;
                missing.remove(names.get(
                        receives ? link.getKey().source() : link.getKey().sink()));
                retransmits = figures.retransmits() < 0 || retransmits < 0 ? -1 : retransmits + figures.retransmits();
                if (rate < least) {
                    least = rate;
                    slowest = link.getKey();
                }
            }
        }
        if (slowest != null) {
            String other = names.get(receives ? slowest.source() : slowest.sink());
            hubs.add(new ThoroughFigures.Hub(
                    names.get(hub), receives, run, all, other, least, retransmits, List.copyOf(missing)));
        }
    }

    private void standBeside() {
        int hosts = names.size();
        if (hosts < ThoroughOrder.LEAST_HOSTS_BESIDE) {
            journal.skip(BYSTANDERS, "it takes five hosts");
            return;
        }
        int of = 2 * order.hubs().size();
        int round = 0;
        journal.begin(BYSTANDERS, of);
        for (int hub : order.hubs()) {
            // Neighbours of it in the list are as often at its switch as any.
            HostPair pair = new HostPair((hub + 1) % hosts, (hub + 2) % hosts);
            List<HostPair> incast = ThoroughOrder.without(hosts, hub, pair.source(), pair.sink()).stream()
                    .map(other -> new HostPair(other, hub))
                    .toList();
            String name = names.get(pair.source()) + "-" + names.get(pair.sink());
            Map<String, String> with = Map.of("hub", names.get(hub), "bystander", name);
            if (rounds.interrupted() == null) {
                course.round(BYSTANDERS, ++round, of, round - 1);
                PairMeasured alone =
                        rounds.first(BYSTANDERS, "alone-" + name, List.of(pair)).get(pair);
                course.ended();
                if (rounds.interrupted() == null) {
                    course.round(BYSTANDERS, ++round, of, round - 1);
                    String run = "beside-" + name;
                    PairMeasured beside =
                            rounds.beside(BYSTANDERS, run, with, incast, pair).get(pair);
                    course.ended();
                    add(hub, pair, run, alone, beside);
                }
            }
        }
        endPhase(BYSTANDERS);
    }

    private void add(int hub, HostPair pair, String run, PairMeasured alone, PairMeasured beside) {
        if (alone != null
                && beside != null
                && !Double.isNaN(alone.figures().goodputBytesPerS())
                && !Double.isNaN(beside.figures().goodputBytesPerS())) {
            bystanders.add(new ThoroughFigures.Bystander(
                    names.get(hub),
                    names.get(pair.source()),
                    names.get(pair.sink()),
                    run,
                    alone.figures().goodputBytesPerS(),
                    beside.figures().goodputBytesPerS(),
                    alone.figures().latencyP99Ns(),
                    beside.figures().latencyP99Ns()));
        }
    }

    private void endPhase(String phase) {
        if (rounds.interrupted() == null) {
            journal.done(phase);
        }
    }

    private static double[] known(Map<HostPair, PairMeasured> figures) {
        return figures.values().stream()
                .mapToDouble(one -> one.figures().goodputBytesPerS())
                .filter(rate -> !Double.isNaN(rate))
                .toArray();
    }
}
