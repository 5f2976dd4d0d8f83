package io.netbench.analysis.fabric;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Makes findings of suspects: what they measured, what their peers did, and what a host says of itself. */
final class Findings {

    private final FabricHosts hosts;
    private final PairMeasurements pairs;
    private final PairClasses classes;
    private final RelativeRates rates;
    private final HostFaults faults;
    private final boolean[] bad;
    private final int badCount;

    Findings(
            FabricHosts hosts,
            PairMeasurements pairs,
            PairClasses classes,
            RelativeRates rates,
            List<Suspect> confirmed) {
        this.hosts = hosts;
        this.pairs = pairs;
        this.classes = classes;
        this.rates = rates;
        faults = new HostFaults(hosts);
        bad = new boolean[pairs.size()];
        for (Suspect suspect : confirmed) {
            IntStream.of(badPairs(suspect)).forEach(pair -> bad[pair] = true);
        }
        badCount =
                (int) IntStream.range(0, bad.length).filter(pair -> bad[pair]).count();
    }

    private static int[] badPairs(Suspect suspect) {
        LevelMatrix matrix = suspect.matrix();
        Cause cause = suspect.cause();
        return IntStream.of(cause.pairs())
                .filter(pair -> cause.pairs().length == 1 || matrix.level(pair) < cause.midpoint())
                .toArray();
    }

    FabricFinding of(Suspect suspect, boolean isConfirmed, boolean isPath, SlowPorts ports, WholeClasses whole) {
        Cause cause = suspect.cause();
        int[] typical = badPairs(suspect);
        int pairClass = usualClass(typical.length == 0 ? cause.pairs() : typical);
        int[] alike = IntStream.of(typical)
                .filter(pair -> classes.classOf(pair) == pairClass)
                .toArray();
        boolean areHalves = cause.kind() == CauseKind.TWO_HALVES;
        boolean mayBePath = cause.kind() == CauseKind.PAIR || areHalves;
        boolean isSlowFromSome = ports != null && !ports.slow().isEmpty();
        boolean isSlowFromAll = ports != null && ports.areNearlyAll();
        boolean dependsOnPorts = (isPath || isSlowFromSome) && !isSlowFromAll;
        boolean isPathOfHalves = areHalves && dependsOnPorts;
        HostFault fault = hostFault(cause).orElse(null);
        boolean isBusyHost = fault != null && fault.isBusy();
        int[] self = isBusyHost ? new int[] {host(cause)} : null;
        int[] sources = isPathOfHalves ? ends(typical, pairs::source) : isBusyHost ? self : cause.sources();
        int[] sinks = isPathOfHalves ? ends(typical, pairs::sink) : isBusyHost ? self : cause.sinks();
        CauseKind kind = isBusyHost ? CauseKind.HOST : cause.kind();
        return new FindingBuilder(mayBePath && dependsOnPorts ? CauseKind.PATH : kind)
                .confirmed(isConfirmed)
                .hosts(hosts.names(sources), hosts.names(sinks))
                .groups(groupName(cause.sourceGroup()), groupName(cause.sinkGroup()))
                .hostOrUplink(isHostOrUplink(cause))
                .symptoms(suspect.symptoms())
                .hostFault(fault)
                .losesFullPackets(loseFullPackets(typical))
                .evidence(isOneHost(cause) ? HostWords.of(hosts.get(host(cause)), fault, faults) : HostWords.NONE)
                .scope(scope(cause))
                .rates(median(alike, pairs::goodput), rates.reference(pairClass), whole.lineBytesPerS(pairClass))
                .health(median(typical, pairs::lossShare), median(typical, pairs::latencyP50Ns))
                .explains(isConfirmed ? typical.length : 0, badCount)
                .ports(ports)
                .build();
    }

    /** The class of most of these: a rate is to be held against those of the like alone. */
    private int usualClass(int[] some) {
        int[] counts = new int[classes.count()];
        IntStream.of(some).forEach(pair -> counts[classes.classOf(pair)]++);
        return IntStream.range(0, counts.length)
                .boxed()
                .max(Comparator.comparingInt(c -> counts[c]))
                .orElseThrow();
    }

    /** Of which pairs it takes all, or half; empty where that is all of them, or it has names of its own. */
    private String scope(Cause cause) {
        ClassWords words = new ClassWords(hosts, pairs, classes);
        return switch (cause.kind()) {
            case ALL_PAIRS -> words.all(cause.pairs());
            case TWO_HALVES -> words.of(classes.classOf(cause.pairs()[0]));
            default -> "";
        };
    }

    private static int[] ends(int[] some, IntUnaryOperator end) {
        return IntStream.of(some).map(end).distinct().sorted().toArray();
    }

    /** Whether most of these let small packets through and no full ones. */
    private boolean loseFullPackets(int[] some) {
        return some.length > 0
                && 2 * IntStream.of(some).filter(pairs::losesFullPackets).count() > some.length;
    }

    private String groupName(int group) {
        return group == FabricHosts.NO_GROUP ? null : hosts.groupName(group);
    }

    private boolean isHostOrUplink(Cause cause) {
        boolean isHost = isOneHost(cause);
        int group = isHost ? hosts.groupOf(host(cause)) : FabricHosts.NO_GROUP;
        return group != FabricHosts.NO_GROUP && hosts.members(group).length < GroupCauses.LEAST_HOSTS;
    }

    private Optional<HostFault> hostFault(Cause cause) {
        return isOneHost(cause)
                ? faults.of(host(cause), cause.sources().length > 0, cause.sinks().length > 0, cause.level())
                : Optional.empty();
    }

    static boolean isOneHost(Cause cause) {
        return cause.kind() == CauseKind.HOST
                || cause.kind() == CauseKind.SENDING
                || cause.kind() == CauseKind.RECEIVING;
    }

    static int host(Cause cause) {
        return cause.sources().length > 0 ? cause.sources()[0] : cause.sinks()[0];
    }

    /** Whether a host says that it has too little of its processors, whatever its pairs do. */
    private boolean isBusy(int host) {
        return faults.fact(host).filter(HostFault::isBusy).isPresent();
    }

    /** Whether it is about pairs alone that have an end at a busy host, whose word explains them: not that nothing gets through. */
    boolean isOfBusyHost(Suspect suspect) {
        CauseKind kind = suspect.cause().kind();
        boolean isDead =
                suspect.cause().metric() == Metric.GOODPUT && suspect.cause().level() == 0;
        return (kind == CauseKind.PAIR || kind == CauseKind.PATH)
                && !isDead
                && IntStream.of(suspect.cause().pairs())
                        .allMatch(pair -> isBusy(pairs.source(pair)) || isBusy(pairs.sink(pair)));
    }

    /** Hosts that differ from their peers in what they say of themselves, apart from those already found. */
    List<FabricFinding> facts(boolean[] found) {
        return IntStream.range(0, hosts.size())
                .filter(host -> !found[host] && faults.fact(host).isPresent())
                .mapToObj(host -> new FindingBuilder(isBusy(host) ? CauseKind.HOST : CauseKind.HOST_FACT)
                        .hosts(hosts.names(host), hosts.names(host))
                        .symptoms(Set.of())
                        .hostFault(faults.fact(host).orElseThrow())
                        .evidence(
                                HostWords.of(hosts.get(host), faults.fact(host).orElseThrow(), faults))
                        .explains(0, badCount)
                        .build())
                .toList();
    }

    private static double median(int[] some, IntToDoubleFunction figure) {
        double[] known = IntStream.of(some)
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return Quantiles.median(known, known.length);
    }
}
