package io.netbench.analysis.fabric.simulator;

import io.netbench.analysis.fabric.CauseKind;
import io.netbench.analysis.fabric.HostFault;
import io.netbench.analysis.fabric.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Faults that a fabric can be given, each drawn with its own random place and size. */
public enum FabricFault {
    NONE {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            return List.of();
        }
    },
    NIC_MINUS_10 {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            return slowHosts(fabric, 1, 0.9, true, true);
        }
    },
    NIC_MINUS_20 {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            return slowHosts(fabric, 1, 0.8, true, true);
        }
    },
    NIC_MINUS_50 {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            return slowHosts(fabric, 1, 0.5, true, true);
        }
    },
    SENDING_MINUS_20 {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            return slowHosts(fabric, 1, 0.8, true, false);
        }
    },
    RECEIVING_MINUS_20 {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            return slowHosts(fabric, 1, 0.8, false, true);
        }
    },
    TWO_NICS_MINUS_20 {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            return slowHosts(fabric, 2, 0.8, true, true);
        }
    },
    THREE_NICS_MINUS_20 {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            return slowHosts(fabric, 3, 0.8, true, true);
        }
    },
    THREE_NICS_MINUS_50 {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            return slowHosts(fabric, 3, 0.5, true, true);
        }
    },
    HALF_THE_SOURCES {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            int half = fabric.shape().hosts() / 2;
            Set<Integer> sources = new TreeSet<>();
            slowHosts(fabric, half, 0.8, true, false).forEach(truth -> sources.addAll(truth.sources()));
            return List.of(new Truth(CauseKind.MANY_HOSTS, sources, Set.of(), null, null));
        }
    },
    UPLINK {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            Random random = fabric.random();
            int from = random.nextInt(fabric.shape().leaves());
            int to = (from + 1 + random.nextInt(fabric.shape().leaves() - 1))
                    % fabric.shape().leaves();
            fabric.condition().uplink[from][to] = 0.5 + 0.3 * random.nextDouble();
            return List.of(new Truth(CauseKind.UPLINK, leaf(fabric, from), leaf(fabric, to), null, null));
        }

        @Override
        boolean needsClos() {
            return true;
        }
    },
    DEAD_MEMBER {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            Random random = fabric.random();
            int leaf = random.nextInt(fabric.shape().leaves());
            int spine = random.nextInt(fabric.shape().spines());
            boolean isUp = random.nextBoolean();
            (isUp ? fabric.condition().deadUp : fabric.condition().deadDown)[leaf][spine] = true;
            Set<Integer> hosts = leaf(fabric, leaf);
            return List.of(new Truth(CauseKind.PATH, isUp ? hosts : Set.of(), isUp ? Set.of() : hosts, null, null));
        }

        @Override
        boolean needsClos() {
            return true;
        }
    },
    LOSSY_LINK {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            Random random = fabric.random();
            int host = random.nextInt(fabric.shape().hosts());
            double loss = Math.pow(10, -3 + random.nextDouble());
            double left = 0.5 + 0.5 * random.nextDouble();
            boolean isSending = random.nextBoolean();
            Condition condition = fabric.condition();
            (isSending ? condition.sendingLoss : condition.receivingLoss)[host] += loss;
            (isSending ? condition.sending : condition.receiving)[host] *= left;
            Set<Integer> self = Set.of(host);
            return List.of(new Truth(
                    isSending ? CauseKind.SENDING : CauseKind.RECEIVING,
                    isSending ? self : Set.of(),
                    isSending ? Set.of() : self,
                    null,
                    Metric.LOSS));
        }
    },
    BUSY_HOST {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            Random random = fabric.random();
            int host = random.nextInt(fabric.shape().hosts());
            double left = 0.5 + 0.35 * random.nextDouble();
            fabric.condition().sending[host] *= left;
            fabric.condition().receiving[host] *= left;
            fabric.condition().cpuShare[host] = 0.96;
            fabric.condition().addedLatencyNs[host] = 100_000 * random.nextDouble();
            return List.of(new Truth(CauseKind.HOST, Set.of(host), Set.of(host), HostFault.CPU, null));
        }
    },
    FOREIGN_TRAFFIC {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            Random random = fabric.random();
            int host = random.nextInt(fabric.shape().hosts());
            double share = 0.2 + 0.3 * random.nextDouble();
            boolean isOut = random.nextBoolean();
            Condition condition = fabric.condition();
            (isOut ? condition.foreignOut : condition.foreignIn)[host] = share;
            (isOut ? condition.sending : condition.receiving)[host] *= 1 - share;
            Set<Integer> self = Set.of(host);
            return List.of(new Truth(
                    isOut ? CauseKind.SENDING : CauseKind.RECEIVING,
                    isOut ? self : Set.of(),
                    isOut ? Set.of() : self,
                    HostFault.FOREIGN_TRAFFIC,
                    null));
        }
    },
    ONE_PAIR_MINUS_20 {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            Random random = fabric.random();
            int hosts = fabric.shape().hosts();
            int source = random.nextInt(hosts);
            int sink = (source + 1 + random.nextInt(hosts - 1)) % hosts;
            fabric.condition().pairs.put(Condition.key(source, sink), 0.8);
            return List.of(new Truth(CauseKind.PAIR, Set.of(source), Set.of(sink), null, null));
        }
    },
    SMALL_BUFFER {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            Random random = fabric.random();
            int host = random.nextInt(fabric.shape().hosts());
            Condition condition = fabric.condition();
            double times = 8 + 22 * random.nextDouble();
            double least = 0.01 + 0.05 * random.nextDouble();
            condition.incastLoss[host] = Math.min(0.3, Math.max(least, times * condition.incastLoss[host]));
            condition.incastShare[host] = 0.6 + 0.35 * random.nextDouble();
            return List.of(new Truth(CauseKind.INCAST, Set.of(), Set.of(host), null, Metric.LOSS));
        }
    },
    /** Loses enough to show in what any host receives from it and two others. */
    LOSSY_SENDER {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            Random random = fabric.random();
            int host = random.nextInt(fabric.shape().hosts());
            fabric.condition().sendingLoss[host] += 0.1 + 0.2 * random.nextDouble();
            fabric.condition().sending[host] *= 0.1 + 0.5 * random.nextDouble();
            return List.of(new Truth(CauseKind.SENDING, Set.of(host), Set.of(), null, Metric.LOSS));
        }
    },
    /** Four fast hosts among slower ones, all of them well. */
    MIXED_SPEEDS {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            fastHosts(fabric);
            return List.of();
        }
    },
    FAST_NIC_MINUS_50 {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            int host = fastHosts(fabric).get(fabric.random().nextInt(FAST_HOSTS));
            fabric.condition().sending[host] *= 0.5;
            fabric.condition().receiving[host] *= 0.5;
            return List.of(new Truth(CauseKind.HOST, Set.of(host), Set.of(host), null, null));
        }
    },
    ALL_LOSSY {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            double loss = 0.02 + 0.03 * fabric.random().nextDouble();
            Arrays.setAll(fabric.condition().sendingLoss, host -> loss);
            return List.of(allPairs(fabric, Metric.LOSS));
        }
    },
    ALL_DEAD {
        @Override
        List<Truth> strike(SimulatedFabric fabric) {
            Arrays.fill(fabric.condition().sending, 0);
            return List.of(allPairs(fabric, Metric.GOODPUT));
        }
    };

    private static final int FAST_HOSTS = 4;
    private static final double SLOW_LINE = 0.25;

    /** Breaks the fabric and says what an analysis should name. */
    abstract List<Truth> strike(SimulatedFabric fabric);

    boolean needsClos() {
        return false;
    }

    /**
     * What is at fault.
     *
     * @param hostFault what the host itself should be found to say, null for nothing
     * @param symptom what must be among the symptoms, null for none in particular
     */
    public record Truth(
            CauseKind kind, Set<Integer> sources, Set<Integer> sinks, HostFault hostFault, Metric symptom) {}

    /** Leaves all hosts but four, spread over the fabric, a slower line, and returns those. */
    private static List<Integer> fastHosts(SimulatedFabric fabric) {
        int apart = fabric.shape().hosts() / FAST_HOSTS;
        Arrays.setAll(fabric.condition().line, host -> host % apart == 0 ? 1 : SLOW_LINE);
        return IntStream.range(0, FAST_HOSTS).mapToObj(k -> k * apart).toList();
    }

    private static Truth allPairs(SimulatedFabric fabric, Metric symptom) {
        Set<Integer> all = new TreeSet<>();
        IntStream.range(0, fabric.shape().hosts()).forEach(all::add);
        return new Truth(CauseKind.ALL_PAIRS, all, all, null, symptom);
    }

    private static List<Truth> slowHosts(
            SimulatedFabric fabric, int count, double left, boolean sends, boolean receives) {
        Set<Integer> hosts = new TreeSet<>();
        while (hosts.size() < count) {
            hosts.add(fabric.random().nextInt(fabric.shape().hosts()));
        }
        CauseKind kind = sends && receives ? CauseKind.HOST : sends ? CauseKind.SENDING : CauseKind.RECEIVING;
        List<Truth> truths = new ArrayList<>();
        for (int host : hosts) {
            fabric.condition().sending[host] *= sends ? left : 1;
            fabric.condition().receiving[host] *= receives ? left : 1;
            Set<Integer> self = Set.of(host);
            truths.add(new Truth(kind, sends ? self : Set.of(), receives ? self : Set.of(), null, null));
        }
        return truths;
    }

    private static Set<Integer> leaf(SimulatedFabric fabric, int leaf) {
        Set<Integer> hosts = new TreeSet<>();
        for (int host = 0; host < fabric.shape().hosts(); host++) {
            if (fabric.shape().leafOf(host) == leaf) {
                hosts.add(host);
            }
        }
        return hosts;
    }
}
