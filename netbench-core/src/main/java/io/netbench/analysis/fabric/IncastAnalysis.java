package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Judges what hosts receive when several send to them at once: a port with a small buffer, or one that drops, is as good as any as long as
 * one sends. Each incast is held against those to peers; what is bad is measured twice more, with other senders, and beside healthy
 * ones. Pure functions of figures, as {@link FabricAnalysis}.
 */
public final class IncastAnalysis {

    /** So many later measurements have to agree. */
    public static final int REPEATS = 2;

    /** Fewer hosts of one kind tell nothing of what is usual. */
    public static final int LEAST_ALIKE = IncastPeers.LEAST;

    /** More ports that are alike are one finding. */
    private static final int MANY = 3;

    private final FabricHosts hosts;
    private final PairMeasurements pairs;
    private final Map<Integer, IncastFigures> first = new TreeMap<>();
    private final Map<Integer, IncastPeers> peers = new HashMap<>();
    private final List<Integer> suspects = new ArrayList<>();
    private final List<Integer> healthy = new ArrayList<>();

    /**
     * Takes the first incast to each host.
     *
     * @param pairs what hosts receive from one sender
     * @param incasts to and from hosts that are not known to be bad: whatever those would receive is explained
     */
    public IncastAnalysis(FabricHosts hosts, PairMeasurements pairs, List<IncastFigures> incasts) {
        this.hosts = hosts;
        this.pairs = pairs;
        Map<Long, List<IncastFigures>> byRate = new TreeMap<>();
        for (IncastFigures incast : incasts) {
            if (!Double.isNaN(share(incast))) {
                first.put(incast.hub(), incast);
                byRate.computeIfAbsent(hosts.get(incast.hub()).nicBitsPerS(), rate -> new ArrayList<>())
                        .add(incast);
            }
        }
        byRate.values().forEach(this::compare);
    }

    private void compare(List<IncastFigures> alike) {
        if (alike.size() < IncastPeers.LEAST) {
            return;
        }
        IncastPeers usual =
                new IncastPeers(alike.stream().mapToDouble(this::share).toArray(), alike);
        for (IncastFigures incast : alike) {
            peers.put(incast.hub(), usual);
            (symptoms(incast).isEmpty() ? healthy : suspects).add(incast.hub());
        }
    }

    /** What came of all senders together, as a share of what could; NaN where that is not known. */
    private double share(IncastFigures incast) {
        return incast.bytesPerS() / possible(incast);
    }

    /**
     * What can come of these senders together, in bytes/s, by what one alone brings; NaN where that is not known. It is what the port takes of
     * one that is as fast, or of the fastest that there are: slower ones may not fill it.
     */
    private double possible(IncastFigures incast) {
        int hub = incast.hub();
        long fastest = measured(hub).mapToLong(this::sourceSpeed).max().orElse(0);
        double ofPort = alone(hub, speed -> speed >= Math.min(speed(hub), fastest));
        double ofSenders = incast.senders().stream()
                .mapToDouble(sender -> alone(hub, speed -> speed == speed(sender)))
                .sum();
        return Math.min(ofPort, ofSenders);
    }

    private long speed(int host) {
        return hosts.get(host).nicBitsPerS();
    }

    /** What one sender of some speeds brings to a host, in bytes/s; NaN where that is not known. */
    private double alone(int hub, LongPredicate isOfSpeed) {
        double[] known = measured(hub)
                .filter(pair -> isOfSpeed.test(sourceSpeed(pair)))
                .mapToDouble(pairs::goodput)
                .toArray();
        return Quantiles.median(known, known.length);
    }

    /** Pairs to a host that let something through. */
    private IntStream measured(int hub) {
        PairIndex column = pairs.columns();
        return IntStream.range(0, column.count(hub))
                .map(k -> column.pair(hub, k))
                .filter(pair -> pairs.goodput(pair) > 0);
    }

    private long sourceSpeed(int pair) {
        return speed(pairs.source(pair));
    }

    private Set<Metric> symptoms(IncastFigures incast) {
        Set<Metric> all = EnumSet.noneOf(Metric.class);
        IncastPeers usual = peers.get(incast.hub());
        if (usual.isSlow(share(incast))) {
            all.add(Metric.GOODPUT);
        }
        // Two that a starved one leaves a port to may lose little at it.
        if (usual.loses(incast) || incast.starved() > 0) {
            all.add(Metric.LOSS);
        }
        return all;
    }

    /** Whether any host has enough of its kind to be held against. */
    public boolean compares() {
        return !peers.isEmpty();
    }

    /** Hosts to which incasts are to be measured again, the worst first. */
    public List<Integer> suspects() {
        return suspects.stream()
                .sorted(Comparator.comparingDouble(hub -> -first.get(hub).lossShare()))
                .toList();
    }

    /** Hosts that are well, to be measured beside them. */
    public List<Integer> controls() {
        return List.copyOf(healthy);
    }

    /**
     * What is bad.
     *
     * @param shown what hosts show of themselves, while others sent to them too
     * @param repeats later incasts, to suspects and controls; may be empty
     */
    public IncastVerdict verdict(FabricHosts shown, List<IncastFigures> repeats) {
        List<IncastFigures> ofHealthy = repeats.stream()
                .filter(repeat -> healthy.contains(repeat.hub()))
                .toList();
        long bad =
                ofHealthy.stream().filter(repeat -> !symptoms(repeat).isEmpty()).count();
        // Where none was measured, nobody knows what the fabric was like by then.
        boolean areControlsWell = !ofHealthy.isEmpty() && bad * 2 <= ofHealthy.size();
        HostFaults faults = new HostFaults(shown);
        List<FabricFinding> confirmed = new ArrayList<>();
        List<FabricFinding> open = new ArrayList<>();
        for (int hub : suspects()) {
            List<IncastFigures> ofHub =
                    repeats.stream().filter(repeat -> repeat.hub() == hub).toList();
            Set<Metric> agreed = symptoms(first.get(hub));
            ofHub.forEach(repeat -> agreed.retainAll(symptoms(repeat)));
            boolean isShown = areControlsWell && ofHub.size() >= REPEATS;
            if (!agreed.isEmpty()) {
                (isShown ? confirmed : open).add(finding(hub, ofHub, agreed, isShown, shown, faults));
            }
        }
        return new IncastVerdict(merged(confirmed), open);
    }

    private FabricFinding finding(
            int hub,
            List<IncastFigures> repeats,
            Set<Metric> symptoms,
            boolean isConfirmed,
            FabricHosts shown,
            HostFaults faults) {
        IncastFigures incast = first.get(hub);
        IncastPeers usual = peers.get(hub);
        double expected = possible(incast) * usual.usualShare();
        double level = expected > 0 ? Math.min(1, incast.bytesPerS() / expected) : 1;
        // A host that is a little short of processors takes longer for what arrives. It loses nothing on its way.
        boolean isSlow = symptoms.contains(Metric.GOODPUT);
        HostFault fault = (isSlow ? faults.of(hub, /* sends= */ false, /* receives= */ true, level) : faults.fact(hub))
                .orElse(null);
        boolean isBusy = fault != null && fault.isBusy();
        List<String> self = hosts.names(hub);
        return new FindingBuilder(isBusy ? CauseKind.HOST : CauseKind.INCAST)
                .confirmed(isConfirmed)
                .hosts(isBusy ? self : List.of(), self)
                .symptoms(symptoms)
                .hostFault(fault)
                .evidence(HostWords.of(shown.get(hub), fault, faults))
                .rates(incast.bytesPerS(), expected, Double.NaN)
                .health(incast.lossShare(), Double.NaN)
                .incast(new Incast(
                        incast.senders().size(),
                        incast.lossShare(),
                        usual.usualLoss(),
                        incast.timeouts(),
                        1 + repeats.size(),
                        starving(incast, repeats)))
                .build();
    }

    private static int starving(IncastFigures first, List<IncastFigures> repeats) {
        return (int) Stream.concat(Stream.of(first), repeats.stream())
                .filter(incast -> incast.starved() > 0)
                .count();
    }

    /** Many ports that are alike are of one kind of switch, and one thing to look at. */
    private static List<FabricFinding> merged(List<FabricFinding> confirmed) {
        List<FabricFinding> ports = confirmed.stream()
                .filter(finding -> finding.kind() == CauseKind.INCAST && finding.hostFault() == null)
                .toList();
        if (ports.size() <= MANY) {
            return confirmed;
        }
        List<FabricFinding> all = new ArrayList<>();
        FabricFinding worst = ports.get(0);
        all.add(new FindingBuilder(CauseKind.INCAST)
                .hosts(
                        List.of(),
                        ports.stream()
                                .flatMap(port -> port.sinks().stream())
                                .sorted()
                                .toList())
                .symptoms(worst.symptoms())
                .rates(worst.measuredBytesPerS(), worst.peersBytesPerS(), Double.NaN)
                .health(worst.worstLoss(), Double.NaN)
                .incast(worst.incast())
                .build());
        confirmed.stream().filter(finding -> !ports.contains(finding)).forEach(all::add);
        return all;
    }
}
