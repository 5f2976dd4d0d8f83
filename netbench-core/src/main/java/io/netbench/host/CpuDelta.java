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
 * @param stealFraction taken by the hypervisor
 * @param absent why a figure is missing
 */
public record CpuDelta(
        Long processNs,
        Double processFraction,
        Double hostFraction,
        Double softirqFraction,
        Double stealFraction,
        Map<String, String> absent) {

    static CpuDelta between(HostCounters before, HostCounters after) {
        Figures figures = new Figures();
        Shares shares = new Shares(before, after);
        return new CpuDelta(
                figures.read("process_ns", () -> processNs(before, after)),
                figures.read("process_fraction", () -> processFraction(before, after)),
                figures.read("host_fraction", () -> shares.of(CpuTimes::busyNs)),
                figures.read("softirq_fraction", () -> shares.of(CpuTimes::softirqNs)),
                figures.read("steal_fraction", () -> shares.of(CpuTimes::stealNs)),
                figures.absent());
    }

    private static long processNs(HostCounters before, HostCounters after) throws UnreadableException {
        return after.processCpuNs() - before.processCpuNs();
    }

    private static double processFraction(HostCounters before, HostCounters after) throws UnreadableException {
        long spanNs = after.takenAtNs() - before.takenAtNs();
        int cpus = after.stat().online();
        if (spanNs <= 0 || cpus == 0) {
            throw new UnreadableException("no time passed, or no processors are known");
        }
        // The kernel counts in ticks of 10 ms, so a busy process can seem to have had more than there was.
        return Math.min(1, (double) processNs(before, after) / (spanNs * (double) cpus));
    }

    private record Shares(HostCounters before, HostCounters after) {
        double of(ToLongFunction<CpuTimes> part) throws UnreadableException {
            CpuTimes spent = after.stat().all().since(before.stat().all());
            if (spent.totalNs() <= 0) {
                throw new UnreadableException("the window was shorter than the kernel's tick of 10 ms");
            }
            return (double) part.applyAsLong(spent) / spent.totalNs();
        }
    }
}
