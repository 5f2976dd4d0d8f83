package io.netbench.cli.html;

import io.netbench.analysis.LinkExpectation;
import io.netbench.analysis.LinkExpectation.Basis;
import io.netbench.analysis.sweep.LoadFigures;
import io.netbench.result.FabricPhase;
import io.netbench.result.GoodputHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a page needs of the runs of a suite, which come one after the other and are not kept. For one thread. */
public final class SuiteFigures {

    /** The step in which pairs are measured for the first time. */
    private static final String PAIRS = "pairs";

    /** Of more pairs the page shows no histograms but those of the first: it shows the worst, and has to be small. */
    private static final int MOST_HISTOGRAMS = 20_000;

    private final Map<String, List<LoadFigures>> runs = new LinkedHashMap<>();
    private final Set<String> whole = new HashSet<>();
    private final Set<String> fanIn = new HashSet<>();
    private final Map<Optional<String>, Pairs> pairs = new LinkedHashMap<>();

    /** What was measured of the pairs of one rail. */
    static final class Pairs {

        private final LinkColumns columns = new LinkColumns();
        private final List<GoodputHistogram> histograms = new ArrayList<>();
        private final Map<String, Integer> rows = new HashMap<>();
        private Optional<String> expected = Optional.empty();

        private void add(RunResult run) {
            for (LoadResult load : run.loads()) {
                LinkExpectation expectation = LinkExpectation.of(run, load);
                if (expectation.basis() != Basis.NOTHING) {
                    expected = Optional.of(expectation.words());
                }
                for (LinkResult link : run.linksOf(load)) {
                    take(link, expectation.bytesPerS(link).orElse(Double.NaN));
                }
            }
        }

        /** The first figure counts: a pair that gave none was asked once more. */
        private void take(LinkResult link, double expectedBytesPerS) {
            Integer row = rows.putIfAbsent(link.name(), columns.size());
            if (row == null) {
                columns.add(link, expectedBytesPerS);
                histograms.add(histograms.size() < MOST_HISTOGRAMS ? link.goodputHistogramSmooth() : null);
            } else if (columns.hasFailed(row) && link.status() != LinkStatus.FAILED) {
                columns.set(row, link, expectedBytesPerS);
                if (row < MOST_HISTOGRAMS) {
                    histograms.set(row, link.goodputHistogramSmooth());
                }
            }
        }

        LinkColumns columns() {
            return columns;
        }

        /** Goodput over time of a pair, by its number; null where it is not known. */
        GoodputHistogram histogram(int pair) {
            return histograms.get(pair);
        }

        /** What was expected of a pair, in words; empty where nothing was. */
        Optional<String> expected() {
            return expected;
        }
    }

    /**
     * Takes a run.
     *
     * @param name by which its suite knows it
     */
    public void add(String name, RunResult run) {
        runs.put(name, LoadFigures.of(run));
        if (run.verdict().isOfWhole()) {
            whole.add(name);
        }
        run.loads().stream().filter(LoadResult::isIncast).forEach(this::addFanIn);
        FabricPhase phase = FabricPhase.of(name);
        if (phase.step().equals(PAIRS)) {
            pairs.computeIfAbsent(phase.rail(), first -> new Pairs()).add(run);
        }
    }

    /** A sweep names what it varies with the load that has it, or without where there is one. */
    private void addFanIn(LoadResult incast) {
        String many = incast.isRead() ? "servers" : "clients";
        fanIn.add(many);
        fanIn.add(incast.name() + "." + many);
    }

    /** Whether a run was added, and all of it took place. */
    boolean isWhole(String run) {
        return whole.contains(run);
    }

    /** Names of parameters that are the fan-in of an incast. */
    Set<String> fanIn() {
        return fanIn;
    }

    /** Figures of each load of a run; none of one that was not added. */
    List<LoadFigures> of(String run) {
        return runs.getOrDefault(run, List.of());
    }

    /** What was measured of pairs, by the name of each rail; empty where there is one. */
    Map<Optional<String>, Pairs> pairs() {
        return pairs;
    }
}
