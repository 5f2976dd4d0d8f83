package io.netbench.measure;

/**
 * The latest samples of a link, held back until it is certain that more bytes follow them. For one thread.
 *
 * <p>Where a window ends with the link's last byte, the empty ticks after it are none of its samples, and what is left
 * between the last boundary and that byte may be too short for a meaningful rate. Both are known only afterwards; so the
 * last sample that has bytes, the one before it, and the empty ones after it wait here. Empty ones are kept as one sum,
 * since a link that is done may be silent for hours.
 */
final class TrailingSamples {

    private final GoodputRecorder recorder;
    private Sample beforeLast = new Sample();
    private Sample last = new Sample();
    private final Sample empties = new Sample();

    TrailingSamples(GoodputRecorder recorder) {
        this.recorder = recorder;
    }

    /** Adds one sample. */
    void take(long spanNs, long bytes, long ticks) {
        if (bytes == 0 && last.count > 0) {
            empties.add(spanNs, 0, ticks);
            empties.count++;
            return;
        }
        isolateLatest();
        beforeLast.recordTo(recorder);
        Sample free = beforeLast;
        beforeLast = last;
        last = free;
        last.add(spanNs, bytes, ticks);
        last.count = 1;
    }

    /** Makes the latest sample longer, or, where there is none, adds one. */
    void extend(long spanNs, long bytes, long ticks) {
        if (last.count == 0) {
            take(spanNs, bytes, ticks);
            return;
        }
        isolateLatest();
        last.add(spanNs, bytes, ticks);
    }

    /**
     * Ends with the last byte: drops the empty samples after it, and shortens the last one. Where too little of it is
     * left, no tick or less than {@code leastNs}, it joins the one before it. Where not even that one reaches back to the
     * last byte, since it was counted so late, nothing is shortened.
     *
     * @param surplusNs what lies between the last byte and the end of all samples
     * @param surplusTicks the same in ticks
     * @param lateBytes what was counted only after all samples
     */
    void endEarlier(long surplusNs, long surplusTicks, long lateBytes, long leastNs) {
        last.add(empties.spanNs, lateBytes, empties.ticks);
        empties.clear();
        if (surplusNs > last.spanNs + beforeLast.spanNs) {
            return;
        }
        last.add(-surplusNs, 0, -surplusTicks);
        boolean isTooShort = last.ticks <= 0 || last.spanNs < leastNs;
        if (isTooShort && beforeLast.count > 0) {
            last.add(beforeLast.spanNs, beforeLast.bytes, beforeLast.ticks);
            beforeLast.clear();
        }
    }

    /** Records everything that was held back. */
    void flush() {
        beforeLast.recordTo(recorder);
        last.recordTo(recorder);
        empties.recordTo(recorder);
    }

    /** Leaves the latest of several empty samples as the last one, and records all before it. */
    private void isolateLatest() {
        if (empties.count == 0) {
            return;
        }
        beforeLast.recordTo(recorder);
        last.recordTo(recorder);
        long spanNs = empties.spanNs / empties.count;
        long ticks = empties.ticks / empties.count;
        empties.add(-spanNs, 0, -ticks);
        empties.count--;
        empties.recordTo(recorder);
        last.add(spanNs, 0, ticks);
        last.count = 1;
    }

    /** One sample, or the sum of several empty ones; none while {@code count} is 0. */
    private static final class Sample {

        private long spanNs;
        private long bytes;
        private long ticks;
        private long count;

        void add(long moreNs, long moreBytes, long moreTicks) {
            spanNs += moreNs;
            bytes += moreBytes;
            ticks += moreTicks;
        }

        void recordTo(GoodputRecorder recorder) {
            if (count > 0) {
                recorder.record(bytes, spanNs, ticks, count);
            }
            clear();
        }

        void clear() {
            spanNs = 0;
            bytes = 0;
            ticks = 0;
            count = 0;
        }
    }
}
