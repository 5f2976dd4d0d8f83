package io.netbench.suite;

import io.netbench.analysis.fabric.FabricHosts;
import io.netbench.analysis.fabric.IncastAnalysis;
import io.netbench.analysis.fabric.IncastFigures;
import io.netbench.analysis.fabric.IncastVerdict;
import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.result.TcpSummary;
import io.netbench.suite.schedule.HostPair;
import io.netbench.suite.schedule.Incast;
import io.netbench.suite.schedule.IncastRounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Has several hosts send to one at once, each host in turn, and again to those whose ports do badly then. */
final class BufferRounds {

    /** As many ports that are bad are enough to see that they are. */
    private static final int MOST_SUSPECTS = 32;

    /** Healthy ones measured again as suspects are, beside them or in rounds of their own: what is bad then, all are. */
    private static final int CONTROLS = 2;

    private final IncastPlan plan;
    private final RoundRunner rounds;
    private final Course course;
    private final SuiteJournal journal;
    private final String phase;
    private List<Integer> unmeasured = List.of();

    BufferRounds(IncastPlan plan, RoundRunner rounds, Course course, SuiteJournal journal, String phase) {
        this.plan = plan;
        this.rounds = rounds;
        this.course = course;
        this.journal = journal;
        this.phase = phase;
    }

    /**
     * Measures and judges, or as much of it as comes before somebody ends the suite.
     *
     * @param pairs what hosts receive from one
     * @param shown what hosts show of themselves, whenever it is asked for
     */
    IncastVerdict run(PairMeasurements pairs, Supplier<FabricHosts> shown) {
        List<List<Incast>> all = plan.rounds().rounds(plan.hubs(), 0);
        journal.begin(phase, all.size());
        List<IncastFigures> first = measure(all, "");
        List<List<Incast>> missing = withoutLost().rounds(missing(first), 0);
        first.addAll(measure(missing, "-more"));
        unmeasured = rounds.interrupted() == null ? missing(first) : List.of();
        IncastAnalysis analysis = new IncastAnalysis(shown.get(), pairs, first);
        if (rounds.interrupted() == null && !analysis.compares()) {
            journal.skip(phase, "too few hosts of one kind to hold against each other");
            return IncastVerdict.NONE;
        }
        List<IncastFigures> repeats = new ArrayList<>();
        for (int turn = 1; turn <= IncastAnalysis.REPEATS && rounds.interrupted() == null; turn++) {
            repeats.addAll(again(analysis, turn));
        }
        if (rounds.interrupted() != null) {
            return IncastVerdict.NONE;
        }
        journal.done(phase);
        return analysis.verdict(shown.get(), repeats);
    }

    /** Hubs that could not be judged, since not all that were to send to them did. */
    List<Integer> unmeasured() {
        return unmeasured;
    }

    private List<IncastFigures> again(IncastAnalysis analysis, int turn) {
        IncastRounds schedule = withoutLost();
        List<Integer> hubs = new ArrayList<>(measurable(analysis.suspects(), schedule, MOST_SUSPECTS));
        if (hubs.isEmpty()) {
            return List.of();
        }
        hubs.addAll(measurable(analysis.controls(), schedule, CONTROLS));
        return measure(schedule.rounds(hubs, turn), "-again-" + turn);
    }

    private List<IncastFigures> measure(List<List<Incast>> some, String suffix) {
        course.expect(some.size());
        List<IncastFigures> measured = new ArrayList<>();
        for (int round = 1; round <= some.size() && rounds.interrupted() == null; round++) {
            course.round(phase, round, some.size(), measured.size());
            measured.addAll(gather(some.get(round - 1), phase + suffix + "-" + round));
            course.ended();
        }
        return measured;
    }

    /** Hubs that have no figures, mostly since one of their senders was lost, and are not lost themselves. */
    private List<Integer> missing(List<IncastFigures> measured) {
        Set<Integer> known = measured.stream().map(IncastFigures::hub).collect(Collectors.toSet());
        Set<Integer> lost = rounds.givenUp();
        return plan.hubs().stream()
                .filter(hub -> !known.contains(hub) && !lost.contains(hub))
                .toList();
    }

    private IncastRounds withoutLost() {
        return plan.rounds().without(rounds.givenUp());
    }

    /** The first of them that were not lost since, nor those that send to them. */
    private List<Integer> measurable(List<Integer> hubs, IncastRounds schedule, int most) {
        Set<Integer> lost = rounds.givenUp();
        return hubs.stream()
                .filter(hub -> !lost.contains(hub) && schedule.reaches(hub))
                .limit(most)
                .toList();
    }

    /** The incasts of a round that were measured whole. */
    private List<IncastFigures> gather(List<Incast> round, String name) {
        List<HostPair> links =
                round.stream().flatMap(incast -> incast.pairs().stream()).toList();
        Map<HostPair, PairMeasured> measured = rounds.gathered(phase, name, links);
        List<IncastFigures> figures = new ArrayList<>();
        for (Incast incast : round) {
            List<PairMeasured> known = incast.pairs().stream()
                    .filter(measured::containsKey)
                    .map(measured::get)
                    .filter(one -> !Double.isNaN(one.figures().goodputBytesPerS()))
                    .toList();
            if (known.size() == incast.senders().size()) {
                figures.add(figures(incast, known));
            }
        }
        return figures;
    }

    /** What TCP lost is known of a sender too that a full port starved, so that nothing of it arrived in the window. */
    static IncastFigures figures(Incast incast, List<PairMeasured> links) {
        double bytesPerS = 0;
        long segments = 0;
        long retransmits = 0;
        long timeouts = 0;
        int starved = 0;
        for (PairMeasured link : links) {
            TcpSummary tcp = link.link().map(one -> one.tcp().source()).orElse(null);
            long again = PairReading.retransmits(tcp);
            starved += link.figures().goodputBytesPerS() == 0 && again > 0 ? 1 : 0;
            bytesPerS += link.figures().goodputBytesPerS();
            segments += PairReading.segments(tcp);
            retransmits = retransmits < 0 || again < 0 ? -1 : retransmits + again;
            timeouts = timeouts < 0 || tcp == null || tcp.timeouts().isEmpty()
                    ? -1
                    : timeouts + tcp.timeouts().get();
        }
        return new IncastFigures(incast.hub(), incast.senders(), bytesPerS, segments, retransmits, timeouts, starved);
    }
}
