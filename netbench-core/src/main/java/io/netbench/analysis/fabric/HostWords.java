package io.netbench.analysis.fabric;

import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;

/**
 * What a host showed of itself, in words for people.
 *
 * @param fault what is wrong with it, with its figure; empty where nothing is
 * @param wellAt what was looked at and is as it should be, with its figures
 * @param unknown what could not be looked at
 */
public record HostWords(String fault, List<String> wellAt, List<String> unknown) {

    /** Not about a host. */
    static final HostWords NONE = new HostWords("", List.of(), List.of());

    public HostWords {
        wellAt = List.copyOf(wellAt);
        unknown = List.copyOf(unknown);
    }

    static HostWords of(FabricHost host, HostFault fault, HostFaults peers) {
        HostEvidence of = host.evidence();
        Looked looked = new Looked();
        if (!of.sharesKernel()) {
            looked.at(of.cpuShare(), "CPU", "CPU busy " + percent(of.cpuShare()));
            looked.at(
                    of.softirqShare(),
                    "soft interrupts",
                    "soft interrupts " + percent(of.softirqShare()) + " of a CPU");
        }
        Double waited = median(of.runDelay());
        looked.at(waited, "waits for a CPU", "its agent waited " + percent(waited) + " for a CPU");
        Double throttled = median(of.throttled());
        looked.at(throttled, "throttling", "throttled in " + percent(throttled) + " of periods");
        // One that was compared with none, as where there is no usual one, rules nothing out.
        if (of.mtuBytes() == null || of.mtuBytes().equals(peers.like(host).mtuBytes())) {
            looked.at(of.mtuBytes(), "MTU", "MTU " + of.mtuBytes());
        }
        if (of.pathMtuBytes() != null
                && !of.pathMtuBytes().equals(of.mtuBytes())
                && of.pathMtuBytes().equals(peers.like(host).pathMtuBytes())) {
            looked.at(of.pathMtuBytes(), "path MTU", "path MTU " + of.pathMtuBytes());
        }
        Double foreign = of.foreignOutShare() == null || of.foreignInShare() == null
                ? of.foreignOutShare()
                : (Double) Math.max(of.foreignOutShare(), of.foreignInShare());
        looked.at(foreign, "other traffic", "other traffic " + percent(foreign) + " of its NIC");
        looked.at(of.errorsMoved(), "errors of its NIC", "errors of its NIC " + of.errorsMoved());
        return new HostWords(fault == null ? "" : words(fault, host, peers), looked.wellAt, looked.unknown);
    }

    /** Where its peers waited as long in the round in the middle, as in the first ones, it is what is steady that tells. */
    private static String runDelay(OverRounds waited, boolean sharesKernel, HostFaults peers) {
        boolean isSteady =
                waited.steady() != null && waited.median() <= peers.waits().most();
        if (!isSteady) {
            return "its agent waited %s of the time for a CPU (of its peers: %s)"
                    .formatted(percent(waited.median()), percent(peers.waits().median()));
        }
        return "in most rounds its agent waited %s of the time, at least, for a CPU%s (its peers: %s)"
                .formatted(
                        percent(waited.steady()),
                        sharesKernel ? " that those beside it had" : "",
                        percent(peers.steadyWaits().median()));
    }

    private static Double median(OverRounds share) {
        return share == null ? null : (Double) share.median();
    }

    private static String words(HostFault fault, FabricHost host, HostFaults peers) {
        HostEvidence of = host.evidence();
        return switch (fault) {
            case CPU -> percent(of.cpuShare()) + " of its CPUs were busy";
            case SOFTIRQ -> "one of its CPUs did nothing but soft interrupts (" + percent(of.softirqShare()) + ")";
            case THROTTLED ->
                "its agent's control group was throttled in "
                        + percent(of.throttled().median()) + " of all periods";
            case RUN_DELAY -> runDelay(of.runDelay(), of.sharesKernel(), peers);
            case FOREIGN_TRAFFIC -> "other traffic took " + percent(foreign(of)) + " of its NIC";
            case MTU ->
                "its MTU is %d, that of its peers %d"
                        .formatted(of.mtuBytes(), peers.like(host).mtuBytes());
            case PATH_MTU ->
                "its routes carry packets of %d B, those of its peers %d B"
                        .formatted(of.pathMtuBytes(), peers.like(host).pathMtuBytes());
            case SLOW_NIC ->
                "its NIC came up with %s, those of its peers with %s"
                        .formatted(
                                QuantityText.bitsPerS(host.nicBitsPerS()),
                                QuantityText.bitsPerS(peers.like(host).nicBitsPerS()));
            case HALF_DUPLEX -> "its NIC runs at half duplex";
            case ERRORS -> "its interface counted " + of.errorsMoved() + " errors or drops";
        };
    }

    private static double foreign(HostEvidence of) {
        return Math.max(
                of.foreignOutShare() == null ? 0 : of.foreignOutShare(),
                of.foreignInShare() == null ? 0 : of.foreignInShare());
    }

    private static String percent(Double share) {
        return share == null ? "" : QuantityText.percent(share);
    }

    private static final class Looked {

        private final List<String> wellAt = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();

        void at(Object figure, String what, String words) {
            if (figure == null) {
                unknown.add(what);
            } else {
                wellAt.add(words);
            }
        }
    }
}
