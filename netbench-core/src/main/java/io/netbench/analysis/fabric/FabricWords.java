package io.netbench.analysis.fabric;

import io.netbench.text.HostNames;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;

/** What a finding says to people: sentences that can be pasted into a ticket. */
public final class FabricWords {

    static final int MOST_RANGES = 6;

    /** Of less, two decimals of a percentage show nothing. */
    private static final double LEAST_LOSS = 0.0001;

    private FabricWords() {}

    /** What is bad and how bad, in one sentence. */
    public static String sentence(FabricFinding finding) {
        String end = finding.isConfirmed() ? "." : "; later measurements did not settle it.";
        return place(finding) + " " + verb(finding) + measure(finding) + cause(finding) + end;
    }

    /** How much of what is bad it explains; empty for what explains nothing, such as a limit. */
    public static String explains(FabricFinding finding) {
        boolean isCount = finding.isConfirmed() && finding.explained() > 0 && finding.kind() != CauseKind.LIMIT;
        return isCount
                ? "Explains %s of %s; if it were healthy, %s would remain."
                        .formatted(
                                QuantityText.count(finding.explained()),
                                QuantityText.counted(finding.bad(), "bad pair"),
                                QuantityText.count(finding.remaining()))
                : "";
    }

    /** What was looked at and is not the reason. */
    public static List<String> ruledOut(FabricFinding finding) {
        List<String> out = new ArrayList<>();
        switch (finding.kind()) {
            case SENDING -> out.add("it receives as well as its peers");
            case RECEIVING -> out.add("it sends as well as its peers");
            case UPLINK -> out.add("the same hosts do well with others");
            case PATH -> out.add("the same pair is well from other ports");
            case PAIR -> addIf(out, finding.peersBytesPerS() > 0, "both hosts do well with others");
            case INCAST -> out.add("each pair to it is well by itself");
            default -> {}
        }
        if (isHost(finding) && finding.hostFault() == null && !finding.losesFullPackets()) {
            out.addAll(finding.evidence().wellAt());
        }
        if (finding.ports() != null && finding.kind() == CauseKind.PAIR) {
            out.add("the path: it is slow from " + finding.ports().slow().size() + " of "
                    + QuantityText.counted(finding.ports().tried(), "port"));
        }
        return List.copyOf(out);
    }

    /** What could not be looked at though it might be the reason. */
    public static List<String> notKnown(FabricFinding finding) {
        return isHost(finding) && finding.hostFault() == null && !finding.losesFullPackets()
                ? finding.evidence().unknown()
                : List.of();
    }

    /** What to look at next. */
    public static String next(FabricFinding finding) {
        if (finding.losesFullPackets()) {
            return "Give hosts and switch ports on this way the same MTU.";
        }
        if (finding.hostFault() != null) {
            return switch (finding.hostFault()) {
                case CPU, SOFTIRQ, RUN_DELAY -> "Find what else runs on it, and measure again without.";
                case THROTTLED ->
                    "Raise the CPU limit of its control group, or find what else runs in it, and measure again.";
                case FOREIGN_TRAFFIC -> "Find what else uses its NIC, and measure again without.";
                case MTU -> "Set its MTU to that of its peers.";
                case PATH_MTU ->
                    "Look at its routes (ip route), and at the MTU of its switch port and of routers on its way.";
                case HALF_DUPLEX -> "Check the negotiation of its port: both ends must be set alike.";
                case SLOW_NIC -> "Check its NIC, transceiver and port speed: it came up slower than its peers'.";
                case ERRORS ->
                    "Look at its counters (ethtool -S): errors mean cable or transceiver, drops that it was too slow.";
            };
        }
        return switch (finding.kind()) {
            case HOST -> "Check its NIC, PCIe slot and cable, and the switch port that it is on.";
            case SENDING -> "Check its cable from NIC to switch, and what its switch port receives.";
            case RECEIVING -> "Check its cable from switch to NIC, and what its switch port sends.";
            case UPLINK -> "Check the links between the two groups, and how many of a bundle are up.";
            case PATH -> "Compute the hash of the slow ports, and check the member that they share.";
            case INCAST ->
                "Check the buffer of the switch port, its queues and limits, and flow control if nothing is to be dropped there.";
            case PAIR -> "Compare the routes of both hosts, and policies on the way between them.";
            case MANY_HOSTS, TWO_HALVES -> "Look for what the slow ones share: a switch, a firmware, a setting.";
            case ALL_PAIRS -> "Check what all pairs share: port speeds, MTU, host settings.";
            case HOST_FACT -> "Compare it with its peers.";
            case LIMIT -> "Compare them with pairs that keep the limit; where none does, look at what all share.";
        };
    }

    private static void addIf(List<String> out, boolean isSo, String words) {
        if (isSo) {
            out.add(words);
        }
    }

    private static boolean isHost(FabricFinding finding) {
        return finding.kind() == CauseKind.HOST
                || finding.kind() == CauseKind.SENDING
                || finding.kind() == CauseKind.RECEIVING
                || (finding.kind() == CauseKind.INCAST && finding.sinks().size() == 1);
    }

    private static String place(FabricFinding finding) {
        String from = group(finding.sourceGroup(), finding.sources());
        String to = group(finding.sinkGroup(), finding.sinks());
        if (isBusy(finding)) {
            return "Host " + group(null, finding.sources().isEmpty() ? finding.sinks() : finding.sources());
        }
        String orUplink = finding.isHostOrUplink() ? " or its uplink" : "";
        return switch (finding.kind()) {
            case HOST, HOST_FACT -> "Host " + from + orUplink;
            case SENDING -> "What host " + from + orUplink + " sends";
            case RECEIVING -> "What host " + to + orUplink + " receives";
            case INCAST -> (finding.sinks().size() == 1 ? "The port to host " : "The ports to hosts ") + to;
            case UPLINK -> "The way from " + orAll(from) + " to " + orAll(to);
            case PATH -> "One path of several from " + orAll(from) + " to " + orAll(to);
            case PAIR -> "The pair " + from + " -> " + to;
            case MANY_HOSTS -> "What " + many(finding, from, to);
            case TWO_HALVES -> "One of two halves of all pairs" + finding.scope();
            case ALL_PAIRS -> "Every pair" + finding.scope();
            case LIMIT -> QuantityText.counted(finding.explained(), "pair");
        };
    }

    private static boolean isBusy(FabricFinding finding) {
        return finding.hostFault() != null && finding.hostFault().isBusy();
    }

    private static String many(FabricFinding finding, String from, String to) {
        if (finding.sinks().isEmpty()) {
            return QuantityText.counted(finding.sources().size(), "host") + " send (" + from + ")";
        }
        String does = finding.sources().isEmpty() ? " receive (" : " send and receive (";
        return QuantityText.counted(finding.sinks().size(), "host") + does + to + ")";
    }

    private static String orAll(String name) {
        return name.isEmpty() ? "all others" : name;
    }

    private static String group(String name, List<String> hosts) {
        return name != null ? name : hosts.isEmpty() ? "" : HostNames.fold(hosts, MOST_RANGES);
    }

    private static String verb(FabricFinding finding) {
        if (finding.kind() == CauseKind.HOST_FACT) {
            return "is unlike its peers";
        }
        if (finding.kind() == CauseKind.LIMIT) {
            return (finding.explained() == 1 ? "is " : "are ") + finding.scope();
        }
        if (isBusy(finding)) {
            return "is busy";
        }
        if (finding.kind() == CauseKind.INCAST) {
            String does = finding.symptoms().contains(Metric.LOSS) ? "drop" : "collapse";
            return (finding.sinks().size() == 1 ? does + "s" : does) + " where several send to "
                    + (finding.sinks().size() == 1 ? "it" : "one") + " at once";
        }
        if (finding.symptoms().contains(Metric.GOODPUT)) {
            return finding.measuredBytesPerS() > 0 ? "is slow" : "lets nothing through";
        }
        if (finding.symptoms().contains(Metric.LOSS)) {
            return "loses packets";
        }
        return finding.symptoms().contains(Metric.STALLS) ? "stalls" : "takes long";
    }

    private static String measure(FabricFinding finding) {
        if (finding.incast() != null) {
            return incast(finding, finding.incast());
        }
        if (finding.kind() == CauseKind.LIMIT) {
            return limit(finding);
        }
        List<String> figures = new ArrayList<>();
        if (finding.symptoms().contains(Metric.GOODPUT) && finding.measuredBytesPerS() > 0) {
            figures.add(QuantityText.bitRate(finding.measuredBytesPerS()));
        }
        addShare(figures, finding, finding.peersBytesPerS(), "of what its peers reach");
        addShare(figures, finding, finding.lineBytesPerS(), "of the line");
        if (finding.symptoms().contains(Metric.LOSS) && finding.worstLoss() > 0) {
            figures.add(loss(finding.worstLoss()) + " of segments sent again");
        }
        if (finding.symptoms().contains(Metric.LATENCY) && !Double.isNaN(finding.latencyNs())) {
            figures.add("a median latency of " + QuantityText.duration(finding.latencyNs()));
        }
        return figures.isEmpty() ? "" : ": " + String.join(", ", figures);
    }

    private static String limit(FabricFinding finding) {
        String figure = finding.symptoms().contains(Metric.LATENCY)
                ? QuantityText.duration(finding.latencyNs())
                : QuantityText.bitRate(finding.measuredBytesPerS());
        return (finding.explained() == 1 ? ": " : ": in the middle ") + figure;
    }

    private static String incast(FabricFinding finding, Incast incast) {
        List<String> figures = new ArrayList<>();
        figures.add("from %s %s in all"
                .formatted(
                        QuantityText.counted(incast.senders(), "sender"),
                        QuantityText.bitRate(finding.measuredBytesPerS())));
        if (finding.peersBytesPerS() > 0) {
            figures.add(QuantityText.percent(finding.measuredBytesPerS() / finding.peersBytesPerS())
                    + " of what its peers reach so");
        }
        if (!Double.isNaN(incast.lossShare())) {
            figures.add(loss(incast.lossShare()) + " of segments sent again"
                    + (Double.isNaN(incast.peersLossShare())
                            ? ""
                            : " (of its peers: " + loss(incast.peersLossShare()) + ")"));
        }
        if (incast.timeouts() >= 0) {
            figures.add(QuantityText.counted(incast.timeouts(), "time-out"));
        }
        if (incast.starving() > 0) {
            figures.add("in %d of %s a sender got nothing through"
                    .formatted(incast.starving(), QuantityText.counted(incast.measurements(), "measurement")));
        }
        String first = finding.sinks().size() > 1 ? ": the worst " : ": ";
        return first + String.join(", ", figures);
    }

    private static String loss(double share) {
        return share < LEAST_LOSS ? "less than " + QuantityText.percent(LEAST_LOSS) : QuantityText.percent(share);
    }

    private static void addShare(List<String> figures, FabricFinding finding, double whole, String ofWhat) {
        if (finding.measuredBytesPerS() > 0 && whole > 0 && finding.symptoms().contains(Metric.GOODPUT)) {
            figures.add(QuantityText.percent(finding.measuredBytesPerS() / whole) + " " + ofWhat);
        }
    }

    private static String cause(FabricFinding finding) {
        if (finding.losesFullPackets()) {
            return "; small packets pass, and full ones do not: the way carries a smaller MTU than its ends have";
        }
        if (finding.hostFault() == null) {
            return finding.ports() == null || finding.kind() != CauseKind.PATH ? "" : ports(finding.ports());
        }
        return (finding.kind() == CauseKind.HOST_FACT ? ": " : "; ")
                + finding.evidence().fault();
    }

    private static String ports(SlowPorts ports) {
        if (ports.slow().isEmpty()) {
            return "; only from the ports that it was first measured from";
        }
        List<String> some =
                ports.slow().stream().limit(MOST_RANGES).map(String::valueOf).toList();
        return "; slow from %d of %s of %s -> %s, among them %s"
                .formatted(
                        ports.slow().size(),
                        QuantityText.counted(ports.tried(), "source port"),
                        ports.source(),
                        ports.sink(),
                        String.join(", ", some));
    }
}
