package io.netbench.host;

import io.netbench.host.proc.CpuTimes;
import io.netbench.host.proc.Figures;
import io.netbench.host.proc.UnreadableException;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What the processors did over a window. A fraction, 0 to 1, is of the time of all processors that are online.
 *
 * @param processNs processor time of this process, all threads
 * @param processFraction that time over what the processors had to give
 * @param hostFraction all but idling
 * @param softirqFraction deferred work of interrupts, where most of receiving happens
 * @param busiestSoftirqFraction the same of the one processor that did most of it, of its own time
 * @param stealFraction taken by the hypervisor
 * @param loopWaitFraction how long the event loop that waited longest for a processor did so, as a share of the window
 * @param throttledFraction the share of the kernel's periods in which a control group took the processors away
 * @param absent why a figure is missing
 */
public record CpuDelta(
        Long processNs,
        Double processFraction,
        Double hostFraction,
        Double softirqFraction,
        Double busiestSoftirqFraction,
        Double stealFraction,
        Double loopWaitFraction,
        Double throttledFraction,
        Map<String, String> absent) {

    static CpuDelta between(HostCounters before, HostCounters after) {
        Figures figures = new Figures();
        Shares shares = new Shares(before, after);
        return new CpuDelta(
                figures.read("process_ns", () -> processNs(before, after)),
                figures.read("process_fraction", () -> processFraction(before, after)),
                figures.read("host_fraction", () -> shares.of(CpuTimes::busyNs)),
                figures.read("softirq_fraction", () -> shares.of(CpuTimes::softirqNs)),
                figures.read("busiest_softirq_fraction", shares::busiestSoftirq),
                figures.read("steal_fraction", () -> shares.of(CpuTimes::stealNs)),
                figures.read(
                        "loop_wait_fraction", () -> after.waits().longestSince(before.waits(), span(before, after))),
                figures.read("throttled_fraction", () -> after.throttling().shareSince(before.throttling())),
                figures.absent());
    }

    private static long processNs(HostCounters before, HostCounters after) throws UnreadableException {
        return after.processCpuNs() - before.processCpuNs();
    }

    private static double processFraction(HostCounters before, HostCounters after) throws UnreadableException {
        long spanNs = span(before, after);
        int cpus = after.stat().online();
        if (spanNs <= 0 || cpus == 0) {
            throw new UnreadableException("no time passed, or no processors are known");
        }
        // The kernel counts in ticks of 10 ms, so a busy process can seem to have had more than there was.
        return Math.min(1, (double) processNs(before, after) / (spanNs * (double) cpus));
    }

    private static long span(HostCounters before, HostCounters after) {
        return after.takenAtNs() - before.takenAtNs();
    }

    private record Shares(HostCounters before, HostCounters after) {
        double of(ToLongFunction<CpuTimes> part) throws UnreadableException {
            CpuTimes spent = after.stat().all().since(before.stat().all());
            if (spent.totalNs() <= 0) {
                throw new UnreadableException("the window was shorter than the kernel's tick of 10 ms");
            }
            return (double) part.applyAsLong(spent) / spent.totalNs();
        }

        double busiestSoftirq() throws UnreadableException {
            double most = -1;
            for (Map.Entry<String, CpuTimes> cpu : after.stat().each().entrySet()) {
                CpuTimes first = before.stat().each().get(cpu.getKey());
                CpuTimes spent = first == null ? null : cpu.getValue().since(first);
                if (spent != null && spent.totalNs() > 0) {
                    most = Math.max(most, (double) spent.softirqNs() / spent.totalNs());
                }
            }
            if (most < 0) {
                throw new UnreadableException("the window was shorter than the kernel's tick of 10 ms");
            }
            return most;
        }
    }
}
