package io.netbench.measure;

/**
 * The times of single operations, one after another, from the first: how late each began, and how long it took. Room for
 * all of them is made before the first, so that keeping one allocates nothing. One event loop writes; it is read when that
 * has let go of the run.
 */
public final class SampleLog {

    /** What times are rounded down to: fine enough for any timer, and 31 bits of it are more than a minute. */
    private static final long UNIT_NS = 32;

    /** Bytes of heap that the log of an operation takes. */
    static final long BYTES_PER_SAMPLE = 2 * Integer.BYTES;

    private final double phase;
    private final double periodNs;
    private final int[] took;
    private final int[] late;

    /**
     * Room for the times of some operations.
     *
     * @param phase where in the period the first is meant to begin, from 0 to 1
     * @param periodNs time between the intended begins of two
     * @param samples how many are kept
     */
    public SampleLog(double phase, double periodNs, int samples) {
        this.phase = phase;
        this.periodNs = periodNs;
        this.took = new int[samples];
        this.late = new int[samples];
    }

    /** Operation {@code index} began so much later than it was meant to. */
    public void began(long index, long lateNs) {
        if (index < late.length) {
            late[(int) index] = units(lateNs);
        }
    }

    /** Operation {@code index} took so long, from when it was meant to begin. */
    public void ended(long index, long tookNs) {
        if (index < took.length) {
            took[(int) index] = units(tookNs);
        }
    }

    /** One more than the time's units, so that 0 stands for a time that was never told. */
    private static int units(long ns) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, ns) / UNIT_NS + 1);
    }

    public double phase() {
        return phase;
    }

    public double periodNs() {
        return periodNs;
    }

    /** How many operations it can keep. */
    public int size() {
        return took.length;
    }

    /** How long an operation took in nanoseconds; -1 if nobody knows. */
    public long tookNs(int index) {
        return ns(took[index]);
    }

    /** How late an operation began in nanoseconds; -1 if it never did. */
    public long lateNs(int index) {
        return ns(late[index]);
    }

    private static long ns(int units) {
        return units == 0 ? -1 : (units - 1) * UNIT_NS;
    }

    /** How many are needed to tell all that was kept: what follows is unknown. */
    public int used() {
        int used = took.length;
        while (used > 0 && took[used - 1] == 0 && late[used - 1] == 0) {
            used--;
        }
        return used;
    }
}
