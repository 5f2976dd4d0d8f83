package io.netbench.analysis.fabric;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Judges a fabric. It is made of the first measurements; then {@link #next} says what to measure again, given all repeats so far, until
 * it asks for nothing; then {@link #pathTrials} says for which pairs to try many ports; and {@link #verdict} says what
 * is bad. All are pure functions: the same figures give the same answers.
 */
public final class FabricAnalysis {

    private final FabricHosts hosts;
    private final PairMeasurements pairs;
    private final PairClasses classes;
    private final RelativeRates rates;
    private final Judges judges;
    private final double noise;
    private final Suspicions suspicions;
    private final WholeClasses whole;
    private final FabricLimits limits;

    /**
     * Takes the first measurements of one rail.
     *
     * @param pairs each pair once
     * @param again second measurements of some pairs, spread over the fabric, from the same ports: what chance does; may be
     *     empty
     */
    public FabricAnalysis(FabricHosts hosts, PairMeasurements pairs, PairMeasurements again, FabricLimits limits) {
        this.hosts = hosts;
        this.pairs = pairs;
        this.limits = limits;
        classes = new PairClasses(hosts, pairs);
        rates = new RelativeRates(pairs, classes);
        judges = new Judges(pairs, classes, rates);
        double ofRepeats = Noise.ofRepeats(pairs, again);
        noise = Double.isNaN(ofRepeats) ? Noise.ofPeers(rates.levels()) : ofRepeats;
        suspicions = new Suspicions(hosts, pairs, classes, judges, noise);
        whole = new WholeClasses(hosts, pairs, classes, suspicions.explained());
        suspicions.addWhole(whole.causes(), whole.sharesOfLine());
    }

    /** What to measure next, given everything that was measured again so far. */
    public RepeatPlan next(List<RepeatedPair> repeats) {
        RepeatLog log = new RepeatLog(repeats, judges);
        return log.areControlsWell(noise) ? new RepeatPlanner(pairs, suspicions).next(log) : new RepeatPlan(List.of());
    }

    /** Pairs that are bad alone, or by a path that others share: which of their ports are, many flows of each would tell. */
    public int[] pathTrials(List<RepeatedPair> repeats) {
        RepeatLog log = new RepeatLog(repeats, judges);
        return suspicions.given(log).stream()
                .filter(Suspect::tellsByPorts)
                .filter(suspect -> suspect.trial(log).state() == Suspect.State.CONFIRMED)
                .flatMapToInt(suspect -> IntStream.of(suspect.probes()).limit(1))
                .distinct()
                .toArray();
    }

    /**
     * What is bad.
     *
     * @param trials flows of the pairs that {@link #pathTrials} named; may be empty
     */
    public FabricVerdict verdict(List<RepeatedPair> repeats, List<PathTrial> trials) {
        RepeatLog log = new RepeatLog(repeats, judges);
        boolean areControlsWell = log.areControlsWell(noise);
        List<Suspect> confirmed = suspicions.given(log).stream()
                .filter(suspect -> areControlsWell && suspect.trial(log).state() == Suspect.State.CONFIRMED)
                .filter(suspect -> !isWellFromAllPorts(suspect, log, trials))
                .toList();
        List<Suspect> named = withoutEchoes(confirmed, log);
        List<Suspect> open = suspicions.given(log).stream()
                .filter(suspect -> !areControlsWell || suspect.trial(log).state() == Suspect.State.OPEN)
                .toList();
        VerdictMaker maker = new VerdictMaker(hosts, pairs, classes, rates, whole);
        List<FabricFinding> findings = maker.findings(named, log, trials, limits);
        List<NotJudged> notJudged =
                new Unjudged(pairs, classes, rates, suspicions, areControlsWell, whole, noise).all();
        return new FabricVerdict(
                maker.outcome(findings, notJudged),
                findings,
                maker.suspects(open, named),
                inCompany(log),
                notJudged,
                noise,
                pairs.size());
    }

    /** One of two paths is slow for half of a class, and every other half that this makes is the same one. */
    private static List<Suspect> withoutEchoes(List<Suspect> confirmed, RepeatLog log) {
        Optional<Suspect> path = confirmed.stream()
                .filter(suspect -> suspect.isPathOfHalves(log))
                .findFirst();
        return path.isEmpty()
                ? confirmed
                : confirmed.stream()
                        .filter(suspect -> suspect == path.get() || !suspect.mayEchoPath())
                        .toList();
    }

    private double reference(int pair) {
        return rates.reference(classes.classOf(pair));
    }

    /** Whether a flow of a pair is slower than those of a healthy one. */
    public boolean isSlow(PathTrial trial) {
        return SlowPorts.isSlow(trial.figures().goodputBytesPerS(), reference(trial.pair()));
    }

    /** Bad twice from new ports, and then from none of many: it was chance. */
    private boolean isWellFromAllPorts(Suspect suspect, RepeatLog log, List<PathTrial> trials) {
        SlowPorts ports = suspect.cause().kind() == CauseKind.PAIR
                ? SlowPorts.of(suspect, pairs, hosts, trials, reference(suspect.probes()[0]))
                : null;
        return ports != null && ports.slow().isEmpty() && !suspect.trial(log).isPath();
    }

    /** Pairs of causes that were bad among others, and well alone from the very same ports. */
    private int inCompany(RepeatLog log) {
        return (int) suspicions.given(log).stream()
                .filter(suspect -> suspect.cause().kind() == CauseKind.TWO_HALVES
                        || suspect.cause().kind() == CauseKind.ALL_PAIRS)
                .filter(suspect -> suspect.trial(log).state() == Suspect.State.REFUTED)
                .flatMapToInt(suspect -> IntStream.of(suspect.cause().pairs()))
                .distinct()
                .count();
    }
}
