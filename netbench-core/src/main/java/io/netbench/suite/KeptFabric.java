package io.netbench.suite;

import io.netbench.analysis.fabric.PairFigures;
import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.plan.RunPlan;
import io.netbench.result.FabricPhase;
import io.netbench.result.LinkResult;
import io.netbench.result.LostHosts;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.result.file.KeptRuns;
import io.netbench.result.file.ResultFileException;
import io.netbench.suite.schedule.HostPair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A result, or a suite over a fabric with its pairs, as files have it. */
public final class KeptFabric {

    private Optional<RunResult> run = Optional.empty();
    private Optional<SuiteResult> suite = Optional.empty();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Optional<String>, Measured> rails = new LinkedHashMap<>();

    /** Takes all runs of a suite; null where only those of pairs are wanted. */
    private final BiConsumer<String, RunResult> runs;

    private KeptFabric(BiConsumer<String, RunResult> runs) {
        this.runs = runs;
    }

    /**
     * Reads a place.
     *
     * @param place a result, a suite, the folder of one, or {@code -} for standard input
     * @throws ResultFileException if there is none, or more than one
     */
    public static KeptFabric read(Path place) {
        return read(place, new KeptFabric(null));
    }

    /**
     * Reads a place, and hands on every run of a suite that has figures.
     *
     * @param runs takes them, by their names
     * @throws ResultFileException if there is none, or more than one
     */
    public static KeptFabric read(Path place, BiConsumer<String, RunResult> runs) {
        return read(place, new KeptFabric(runs));
    }

    private static KeptFabric read(Path place, KeptFabric kept) {
        KeptRuns.visit(place, kept.new Reading(place));
        return kept;
    }

    /** The one result; empty where it is a suite. */
    public Optional<RunResult> run() {
        return run;
    }

    /** The suite; empty where it is one result. */
    public Optional<SuiteResult> suite() {
        return suite;
    }

    /** Hosts of the suite by their number; empty where it is over something else than pairs of hosts. */
    public List<String> hosts() {
        return suite.map(of -> of.parameters().getOrDefault("hosts", List.of())).orElse(List.of());
    }

    /** The groups that they are in, by number; empty where nobody named any. */
    public List<String> groups() {
        return suite.map(of -> of.parameters().getOrDefault("groups", List.of())).orElse(List.of()).stream()
                .map(group -> group.isEmpty() ? null : group)
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }

    /**
     * What was measured of pairs at first, rail by rail, with those that were to be and gave no figure; one where hosts have one, or nobody
     * tells them apart.
     */
    public List<Rail> rails() {
        List<HostPair> asked = asked();
        return rails.isEmpty()
                ? List.of(new Rail(
                        Optional.empty(),
                        PairMeasurements.builder(numbers.size()).build()))
                : rails.entrySet().stream()
                        .map(rail -> new Rail(rail.getKey(), rail.getValue().with(asked)))
                        .toList();
    }

    /** The pairs that were to be measured, as far as parameters tell: not where a budget left some out, nor of clients and servers. */
    private List<HostPair> asked() {
        return Stream.of(PairChoice.Kind.SHIFTS, PairChoice.Kind.QUICK, PairChoice.Kind.TOURNAMENT)
                .filter(kind -> numbers.size() > 1 && isParameter("schedule", kind.words()))
                .map(kind -> new PairChoice(kind, 0).schedule(numbers.size()).rounds())
                .filter(rounds -> isParameter("rounds", Integer.toString(rounds.size())))
                .flatMap(List::stream)
                .flatMap(List::stream)
                .toList();
    }

    private boolean isParameter(String name, String value) {
        return suite.map(of -> List.of(value).equals(of.parameters().get(name))).orElse(false);
    }

    /**
     * Pairs of a rail.
     *
     * @param name such as {@code rail 2}; empty where there is one
     * @param pairs what was measured of them at first
     */
    public record Rail(Optional<String> name, PairMeasurements pairs) {}

    private static final class Measured {

        private final PairMeasurements.Builder pairs;
        private final RoundLosses losses = new RoundLosses();
        private final Set<HostPair> seen = new HashSet<>();
        private final List<HostPair> unknown = new ArrayList<>();

        Measured(int hosts) {
            pairs = PairMeasurements.builder(hosts);
        }

        /** The first figure counts: a pair that gave none was asked once more. */
        void take(HostPair pair, PairFigures figures) {
            if (Double.isNaN(figures.goodputBytesPerS())) {
                unknown.add(pair);
            } else if (seen.add(pair)) {
                pairs.add(pair.source(), pair.sink(), figures);
            }
        }

        boolean isUnknown(LinkResult link, RunResult result, LostHosts lost) {
            boolean isMeasured = !result.measured().isEmpty();
            if (lost.contains(RunPlan.THIS_HOST)) {
                return true;
            }
            long links = result.links().stream()
                    .filter(other -> other.source().equals(link.source()))
                    .count();
            return !losses.of(lost, link.source(), link.sink(), links, isMeasured)
                    .isKnown();
        }

        /** A run of nobody but hosts that can't connect has no links: it was of pairs that were not known yet. */
        void takeUnconnected(Set<Integer> sources) {
            unknown.stream()
                    .filter(pair -> sources.contains(pair.source()))
                    .toList()
                    .forEach(pair -> take(pair, PairFigures.ofGoodput(0)));
        }

        PairMeasurements with(List<HostPair> asked) {
            Stream.concat(unknown.stream(), asked.stream())
                    .filter(seen::add)
                    .forEach(pair -> pairs.add(pair.source(), pair.sink(), PairFigures.ofGoodput(Double.NaN)));
            return pairs.build();
        }
    }

    private final class Reading implements KeptRuns.Visitor {

        private final Path place;

        Reading(Path place) {
            this.place = place;
        }

        @Override
        public void source(String name) {
            if (run.isPresent() || suite.isPresent()) {
                throw new ResultFileException(place + ": holds several results; give one of them, such as " + name);
            }
        }

        @Override
        public void run(RunResult result) {
            run = Optional.of(result);
        }

        @Override
        public void suite(SuiteResult found) {
            suite = Optional.of(found);
            hosts().forEach(host -> numbers.putIfAbsent(host, numbers.size()));
        }

        @Override
        public boolean wants(SuiteResult of, SuiteRun one) {
            return runs != null || isOfPairs(one);
        }

        private boolean isOfPairs(SuiteRun one) {
            return FabricPhase.of(one.phase()).step().equals(RailSuite.PAIRS);
        }

        @Override
        public void run(SuiteResult of, SuiteRun one, RunResult result) {
            if (runs != null) {
                runs.accept(one.name(), result);
            }
            if (!isOfPairs(one) || result.status() == RunStatus.INTERRUPTED) {
                return;
            }
            Measured rail =
                    rails.computeIfAbsent(FabricPhase.of(one.phase()).rail(), name -> new Measured(numbers.size()));
            rail.pairs.nextRound();
            LostHosts lost = LostHosts.of(result);
            for (LinkResult link : result.links()) {
                Integer source = numbers.get(link.source());
                Integer sink = numbers.get(link.sink());
                if (source != null && sink != null && !source.equals(sink)) {
                    boolean isUnknown = rail.isUnknown(link, result, lost);
                    rail.take(new HostPair(source, sink), PairReading.of(link, isUnknown));
                }
            }
            if (result.links().isEmpty()) {
                rail.takeUnconnected(
                        lost.unconnected().stream().map(numbers::get).collect(Collectors.toSet()));
            }
        }
    }
}
