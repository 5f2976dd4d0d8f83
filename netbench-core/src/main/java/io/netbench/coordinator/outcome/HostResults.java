package io.netbench.coordinator.outcome;

import io.netbench.control.HostReport;
import io.netbench.host.CpuDelta;
import io.netbench.host.NicCounters;
import io.netbench.host.NicFacts;
import io.netbench.host.TcpCounter;
import io.netbench.host.TcpCounters;
import io.netbench.result.HostCpu;
import io.netbench.result.HostTcp;
import io.netbench.result.NicDelta;
import io.netbench.result.NicFigures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Puts what a host told into the words of a result. */
final class HostResults {

    private HostResults() {}

    static List<NicFigures> nics(List<NicFacts> facts) {
        return facts.stream()
                .map(nic -> new NicFigures(
                        nic.name(), nic.addresses(), nic.speedBitsPerS(), nic.mtuBytes(), nic.driver(), nic.absent()))
                .toList();
    }

    /**
     * @param tellsMachine whether the figures of the whole machine are told here, and not with another agent of it
     */
    static HostCpu cpu(CpuDelta cpu, HostReport report, boolean tellsMachine, OptionalDouble agentsFraction) {
        Map<String, String> absent = new HashMap<>(report.absent());
        String elsewhere = "told with another agent of the machine";
        absent.put("process_ns", cpu.absent().getOrDefault("process_cpu_ns", elsewhere));
        absent.put("process_fraction", cpu.absent().getOrDefault("process_cpu_share_of_host", elsewhere));
        absent.put("host_fraction", cpu.absent().getOrDefault("host_cpu_share", elsewhere));
        absent.put("softirq_fraction", cpu.absent().getOrDefault("softirq_share", elsewhere));
        absent.put("steal_fraction", cpu.absent().getOrDefault("steal_share", elsewhere));
        return new HostCpu(
                cpu.processCpuNs(),
                cpu.processCpuShareOfHost(),
                tellsMachine ? cpu.hostCpuShare() : null,
                tellsMachine ? cpu.softirqShare() : null,
                tellsMachine ? others(cpu, agentsFraction) : Optional.empty(),
                tellsMachine ? cpu.stealShare() : null,
                report.busiestLoopFraction(),
                report.loopFractions(),
                absent);
    }

    /** Softirqs are left out: on a busy network most of them are the run's own. */
    private static Optional<Double> others(CpuDelta cpu, OptionalDouble agentsFraction) {
        if (cpu.hostCpuShare() == null || cpu.softirqShare() == null || agentsFraction.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Math.max(0, cpu.hostCpuShare() - cpu.softirqShare() - agentsFraction.getAsDouble()));
    }

    static HostTcp tcp(TcpCounters tcp) {
        Map<String, String> absent = new HashMap<>();
        return new HostTcp(
                value(tcp, TcpCounter.OUT_SEGS, "segments_sent", absent),
                value(tcp, TcpCounter.RETRANS_SEGS, "segments_retransmitted", absent),
                value(tcp, TcpCounter.TIMEOUTS, "timeouts", absent),
                value(tcp, TcpCounter.FAST_RETRANS, "fast_retransmits", absent),
                Optional.ofNullable(value(tcp, TcpCounter.DSACK_RECV_SEGS, "spurious_retransmits", absent)),
                Optional.ofNullable(value(tcp, TcpCounter.LOSS_PROBES, "loss_probes", absent)),
                value(tcp, TcpCounter.OFO_QUEUE, "out_of_order_queued", absent),
                value(tcp, TcpCounter.LISTEN_OVERFLOWS, "listen_overflows", absent),
                value(tcp, TcpCounter.LISTEN_DROPS, "listen_drops", absent),
                value(tcp, TcpCounter.BACKLOG_DROP, "backlog_drops", absent),
                value(tcp, TcpCounter.RCV_Q_DROP, "receive_pruned", absent),
                value(tcp, TcpCounter.TO_ZERO_WINDOW_ADV, "zero_windows", absent),
                absent);
    }

    static List<NicDelta> nicDeltas(Map<String, NicCounters> nics) {
        return nics.entrySet().stream()
                .map(entry -> nicDelta(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static NicDelta nicDelta(String name, NicCounters nic) {
        return new NicDelta(
                name,
                nic.rxBytes(),
                nic.txBytes(),
                nic.rxPackets(),
                nic.txPackets(),
                nic.rxDropped(),
                nic.txDropped(),
                nic.rxErrors(),
                nic.txErrors(),
                nic.absent());
    }

    private static Long value(TcpCounters tcp, TcpCounter counter, String name, Map<String, String> absent) {
        tcp.value(counter)
                .ifPresentOrElse(
                        known -> {}, () -> absent.put(name, tcp.absent().getOrDefault(counter.key(), "not counted")));
        return tcp.value(counter).orElse(null);
    }
}
