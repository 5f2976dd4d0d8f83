package io.netbench.analysis.probe;

import io.netbench.result.LatencyHistogram;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Times of a phase as they are: of so few that each can be kept. */
final class Times {

    private static final int FIRST_ROOM = 64;

    /** Of the longest time after a load, a minute, in slots of 50 ms, and many times that. */
    private static final int MOST_SLOTS = 100_000;

    /** Round trips of a phase, cut into slots of the same length, the last of which ends by its end. */
    static final class Slots {

        private final Times[] slots;

        private Slots(int count) {
            slots = new Times[count];
        }

        int count() {
            return slots.length;
        }

        Times at(int slot) {
            return slots[slot] == null ? new Times() : slots[slot];
        }
    }

    private long[] ns = new long[FIRST_ROOM];
    private int count;
    private long unanswered;
    private boolean isSorted;

    /** Round trips from the intended begin. */
    static Times roundTrips(List<ProbedPair> pairs, Optional<Phase> phase) {
        Times times = new Times();
        phase.ifPresent(of -> pairs.forEach(pair -> pair.series().forEach(of, (at, took, late, answered) -> {
            times.add(took);
            times.unanswered += answered ? 0 : 1;
        })));
        return times;
    }

    /** Round trips from the intended begin, slot by slot, each looked at once. */
    static Slots slots(List<ProbedPair> pairs, Phase phase, long slotNs) {
        Slots all = new Slots((int) Math.min(MOST_SLOTS, Math.max(0, (phase.toNs() - phase.fromNs()) / slotNs)));
        Phase whole = new Phase(phase.fromNs(), phase.fromNs() + all.count() * slotNs);
        pairs.forEach(pair -> pair.series().forEach(whole, (at, took, late, answered) -> {
            int slot = (int) ((at - phase.fromNs()) / slotNs);
            if (all.slots[slot] == null) {
                all.slots[slot] = new Times();
            }
            all.slots[slot].add(took);
        }));
        return all;
    }

    /** Round trips from when probes were really sent: what the prober's own timer was late by is no part of them. */
    static Times fromSending(List<ProbedPair> pairs, Optional<Phase> phase) {
        Times times = new Times();
        phase.ifPresent(of -> pairs.forEach(pair ->
                pair.series().forEach(of, (at, took, late, answered) -> times.add(took - Math.min(took, late)))));
        return times;
    }

    /** How late a timer was. */
    static Times lateness(ProbeSeries timer, Optional<Phase> phase) {
        Times times = new Times();
        phase.ifPresent(of -> timer.forEach(of, (at, took, late, answered) -> times.add(late)));
        return times;
    }

    private void add(long value) {
        if (count == ns.length) {
            ns = Arrays.copyOf(ns, 2 * count);
        }
        ns[count++] = value;
        isSorted = false;
    }

    boolean isEmpty() {
        return count == 0;
    }

    long unanswered() {
        return unanswered;
    }

    /** The value that a share of all does not exceed; null without any. */
    Long quantile(double share) {
        if (count == 0) {
            return null;
        }
        if (!isSorted) {
            Arrays.sort(ns, 0, count);
            isSorted = true;
        }
        return ns[Math.max(0, (int) Math.ceil(share * count) - 1)];
    }

    /** As documents have them; null without any. */
    LatencyHistogram histogram() {
        if (count == 0) {
            return null;
        }
        Histogram histogram =
                new Histogram(LatencyHistogram.LOWEST_NS, LatencyHistogram.HIGHEST_NS, LatencyHistogram.TOTALS_DIGITS);
        long overflow = 0;
        for (int i = 0; i < count; i++) {
            if (ns[i] > LatencyHistogram.HIGHEST_NS) {
                overflow++;
            } else {
                histogram.recordValue(ns[i]);
            }
        }
        return LatencyHistogram.of(histogram, overflow);
    }
}
