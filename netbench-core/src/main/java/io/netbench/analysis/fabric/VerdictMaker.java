package io.netbench.analysis.fabric;

import io.netbench.analysis.fabric.FabricVerdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Puts findings in order and says the one word. */
final class VerdictMaker {

    private static final Set<NotJudged.Reason> PREVENT_A_VERDICT = Set.of(
            NotJudged.Reason.HOSTS_WERE_THE_LIMIT,
            NotJudged.Reason.CONTROLS_WERE_BAD,
            NotJudged.Reason.NOTHING_STANDS_OUT,
            NotJudged.Reason.NOTHING_GOT_THROUGH);

    private final FabricHosts hosts;
    private final PairMeasurements pairs;
    private final PairClasses classes;
    private final RelativeRates rates;
    private final WholeClasses whole;

    VerdictMaker(
            FabricHosts hosts, PairMeasurements pairs, PairClasses classes, RelativeRates rates, WholeClasses whole) {
        this.hosts = hosts;
        this.pairs = pairs;
        this.classes = classes;
        this.rates = rates;
        this.whole = whole;
    }

    /** Everything confirmed, with the heaviest first; classes that are bad as a whole come before all, limits last. */
    List<FabricFinding> findings(List<Suspect> confirmed, RepeatLog log, List<PathTrial> trials, FabricLimits limits) {
        Findings makes = new Findings(hosts, pairs, classes, rates, confirmed);
        List<FabricFinding> all = new ArrayList<>();
        boolean[] found = new boolean[hosts.size()];
        confirmed.stream()
                .filter(suspect -> !makes.isOfBusyHost(suspect))
                .sorted(Comparator.comparing(
                                (Suspect suspect) -> suspect.cause().kind() != CauseKind.ALL_PAIRS)
                        .thenComparingDouble(suspect -> -suspect.cause().weight()))
                .forEach(suspect -> {
                    all.add(makes.of(suspect, true, suspect.trial(log).isPath(), ports(suspect, trials), whole));
                    if (Findings.isOneHost(suspect.cause())) {
                        found[Findings.host(suspect.cause())] = true;
                    }
                });
        all.addAll(makes.facts(found));
        all.addAll(new LimitBreaches(hosts, pairs, classes, limits).findings());
        return all;
    }

    List<FabricFinding> suspects(List<Suspect> open, List<Suspect> confirmed) {
        Findings makes = new Findings(hosts, pairs, classes, rates, confirmed);
        return open.stream()
                .filter(suspect -> !makes.isOfBusyHost(suspect))
                .map(suspect -> makes.of(suspect, false, false, null, whole))
                .toList();
    }

    private SlowPorts ports(Suspect suspect, List<PathTrial> trials) {
        return SlowPorts.of(suspect, pairs, hosts, trials, rates.reference(classes.classOf(suspect.probes()[0])));
    }

    Outcome outcome(List<FabricFinding> findings, List<NotJudged> notJudged) {
        boolean isAnyJudged = IntStream.range(0, classes.count())
                .anyMatch(c -> classes.members().count(c) >= PairClasses.LEAST_MEMBERS || classes.lineBitsPerS(c) > 0);
        if (!findings.isEmpty()) {
            return Outcome.BAD;
        }
        if (notJudged.stream().map(NotJudged::reason).anyMatch(PREVENT_A_VERDICT::contains)) {
            return Outcome.NOT_JUDGED;
        }
        return isAnyJudged ? Outcome.GOOD : Outcome.ONLY_MEASURED;
    }
}
