package io.netbench.host;

import io.netbench.host.proc.CounterDifference;
import io.netbench.host.proc.CpuTimes;
import io.netbench.host.proc.Figures;
import io.netbench.host.proc.ProcStat;
import io.netbench.host.proc.UnreadableException;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What the processors did over a window. A share is a fraction, 0 to 1, of the time of all processors that are online.
 *
 * @param processCpuNs processor time of this process, all threads
 * @param processCpuShareOfHost the same as a share of the host
 * @param hostCpuShare all but idling
 * @param userShare programs
 * @param systemShare the kernel on behalf of programs
 * @param irqShare hardware interrupts
 * @param softirqShare deferred work of interrupts, where most of receiving happens
 * @param stealShare taken by the hypervisor
 * @param busiest the processor with the least idle time
 * @param busiestSoftirq the processor with the most softirq time: one that is full limits what can be received
 * @param contextSwitches of the whole host
 * @param absent why a figure is missing
 */
public record CpuDelta(
        Long processCpuNs,
        Double processCpuShareOfHost,
        Double hostCpuShare,
        Double userShare,
        Double systemShare,
        Double irqShare,
        Double softirqShare,
        Double stealShare,
        CpuLoad busiest,
        CpuLoad busiestSoftirq,
        Long contextSwitches,
        Map<String, String> absent) {

    /** The load of one processor: fractions of its own time. */
    public record CpuLoad(int cpu, double busyShare, double softirqShare) {}

    static CpuDelta between(HostCounters before, HostCounters after) {
        Figures figures = new Figures();
        Shares shares = new Shares(before, after);
        return new CpuDelta(
                figures.read("process_cpu_ns", () -> processCpuNs(before, after)),
                figures.read("process_cpu_share_of_host", () -> processShare(before, after)),
                figures.read("host_cpu_share", () -> shares.of(CpuTimes::busyNs)),
                figures.read("user_share", () -> shares.of(CpuTimes::userNs)),
                figures.read("system_share", () -> shares.of(CpuTimes::systemNs)),
                figures.read("irq_share", () -> shares.of(CpuTimes::irqNs)),
                figures.read("softirq_share", () -> shares.of(CpuTimes::softirqNs)),
                figures.read("steal_share", () -> shares.of(CpuTimes::stealNs)),
                figures.read("busiest", () -> shares.busiest(CpuTimes::busyNs)),
                figures.read("busiest_softirq", () -> shares.busiest(CpuTimes::softirqNs)),
                figures.read("context_switches", () -> contextSwitches(before, after)),
                figures.absent());
    }

    private static long processCpuNs(HostCounters before, HostCounters after) throws UnreadableException {
        return after.processCpuNs() - before.processCpuNs();
    }

    private static double processShare(HostCounters before, HostCounters after) throws UnreadableException {
        long spanNs = after.takenAtNs() - before.takenAtNs();
        int cpus = after.stat().each().size();
        if (spanNs <= 0 || cpus == 0) {
            throw new UnreadableException("no time passed, or no processors are known");
        }
        // The kernel counts in ticks of 10 ms, so a busy process can seem to have had more than there was.
        return Math.min(1, (double) processCpuNs(before, after) / (spanNs * (double) cpus));
    }

    private static long contextSwitches(HostCounters before, HostCounters after) throws UnreadableException {
        long first = before.stat().contextSwitches();
        long last = after.stat().contextSwitches();
        if (first < 0 || last < 0) {
            throw new UnreadableException(ProcStat.PATH + " has no context switches");
        }
        return CounterDifference.of("ctxt", first, last);
    }

    private record Shares(HostCounters before, HostCounters after) {
        double of(ToLongFunction<CpuTimes> part) throws UnreadableException {
            return share(after.stat().all().since(before.stat().all()), part);
        }

        CpuLoad busiest(ToLongFunction<CpuTimes> part) throws UnreadableException {
            CpuLoad busiest = null;
            double greatest = -1;
            for (Map.Entry<Integer, CpuTimes> cpu : after.stat().each().entrySet()) {
                CpuTimes start = before.stat().each().get(cpu.getKey());
                CpuTimes spent = start == null ? null : cpu.getValue().since(start);
                if (spent != null && spent.totalNs() > 0 && share(spent, part) > greatest) {
                    greatest = share(spent, part);
                    busiest = new CpuLoad(
                            cpu.getKey(), share(spent, CpuTimes::busyNs), share(spent, CpuTimes::softirqNs));
                }
            }
            if (busiest == null) {
                throw new UnreadableException("no processor was online over the window");
            }
            return busiest;
        }

        private static double share(CpuTimes spent, ToLongFunction<CpuTimes> part) throws UnreadableException {
            if (spent.totalNs() <= 0) {
                throw new UnreadableException("the window was shorter than the kernel's tick of 10 ms");
            }
            return (double) part.applyAsLong(spent) / spent.totalNs();
        }
    }
}
