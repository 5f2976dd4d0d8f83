package io.netbench.suite;

import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.result.FabricPhase;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.result.file.KeptRuns;
import io.netbench.result.file.ResultFileException;
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

    /** What was measured of pairs at first, rail by rail; one where hosts have one, or nobody tells them apart. */
    public List<Rail> rails() {
        return rails.isEmpty()
                ? List.of(new Rail(
                        Optional.empty(),
                        PairMeasurements.builder(numbers.size()).build()))
                : rails.entrySet().stream()
                        .map(rail ->
                                new Rail(rail.getKey(), rail.getValue().pairs.build()))
                        .toList();
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
        private final Set<Long> seen = new HashSet<>();

        Measured(int hosts) {
            pairs = PairMeasurements.builder(hosts);
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
            if (!isOfPairs(one)) {
                return;
            }
            Measured rail =
                    rails.computeIfAbsent(FabricPhase.of(one.phase()).rail(), name -> new Measured(numbers.size()));
            rail.pairs.nextRound();
            boolean isWhole = result.measured().isPresent()
                    && result.errors().stream().noneMatch(error -> error.code().equals("agent_lost"));
            for (LinkResult link : result.links()) {
                Integer source = numbers.get(link.source());
                Integer sink = numbers.get(link.sink());
                boolean isPair = source != null && sink != null && !source.equals(sink);
                if (isPair && rail.seen.add((long) source * numbers.size() + sink)) {
                    rail.pairs.add(source, sink, PairReading.of(link, !isWhole && link.status() != LinkStatus.OK));
                }
            }
        }
    }
}
