package io.netbench.analysis.probe;

import io.netbench.result.end.KeptSamples;
import java.util.Arrays;
import java.util.List;

/** The probes of one pair, or the wake-ups of one timer, in the order in which they were meant to be. Immutable. */
public final class ProbeSeries {

    /** Hears of a probe. */
    @FunctionalInterface
    interface Visitor {

        /**
         * One probe of a phase.
         *
         * @param intendedNs when it was meant to be sent, in nanoseconds after the begin of all
         * @param tookNs its round trip from then; of one to which nobody answered, for how long it was waited for
         * @param lateNs how much later it was sent
         * @param answered whether an answer came
         */
        void probe(long intendedNs, long tookNs, long lateNs, boolean answered);
    }

    private final double phase;
    private final double periodNs;
    private final long[] tookNs;
    private final long[] lateNs;
    private final long endNs;

    private ProbeSeries(double phase, double periodNs, long[] tookNs, long[] lateNs, long endNs) {
        this.phase = phase;
        this.periodNs = periodNs;
        this.tookNs = tookNs;
        this.lateNs = lateNs;
        this.endNs = endNs;
    }

    /**
     * Puts the pieces of a series together. What should have been sent and left no trace was held up until the end.
     *
     * @param pieces of one series, at least one
     * @param kept how many could be kept
     * @param endNs when probing ended, in nanoseconds after its begin
     */
    public static ProbeSeries of(List<KeptSamples> pieces, int kept, long endNs) {
        KeptSamples any = pieces.get(0);
        int due = (int) Math.min(kept, Math.max(0, Math.ceil(endNs / any.periodNs() - any.phase())));
        long[] took = new long[due];
        long[] late = new long[due];
        Arrays.fill(took, -1);
        Arrays.fill(late, -1);
        for (KeptSamples piece : pieces) {
            for (int i = 0; i < piece.tookNs().size() && piece.first() + i < due; i++) {
                took[piece.first() + i] = piece.tookNs().get(i);
                late[piece.first() + i] = piece.lateNs().get(i);
            }
        }
        return new ProbeSeries(any.phase(), any.periodNs(), took, late, endNs);
    }

    /** Probes in a second. */
    double ratePerS() {
        return 1e9 / periodNs;
    }

    void forEach(Phase of, Visitor visitor) {
        for (int i = firstOf(of); i < tookNs.length; i++) {
            long intendedNs = (long) Math.ceil((phase + i) * periodNs);
            if (intendedNs >= of.toNs()) {
                return;
            }
            if (of.has(intendedNs)) {
                boolean answered = tookNs[i] >= 0;
                long waitedNs = Math.max(0, endNs - intendedNs);
                visitor.probe(
                        intendedNs, answered ? tookNs[i] : waitedNs, lateNs[i] < 0 ? waitedNs : lateNs[i], answered);
            }
        }
    }

    /** No probe before it belongs to a phase; it is one too early at most, whatever rounding does. */
    private int firstOf(Phase of) {
        double place = of.fromNs() / periodNs - phase - 1;
        return (int) Math.max(0, Math.min(tookNs.length, place));
    }
}
