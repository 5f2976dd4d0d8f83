package io.netbench.measure;

import org.HdrHistogram.AbstractHistogram;

/**
 * How fast a link was, tick by tick.
 *
 * @param tickNs nominal length of a tick
 * @param bytesPerS goodput; each sample counts as many times as it stands for ticks, so that all counts and
 *     {@code overflow} sum to {@code ticks}. No longer written to
 * @param mean bytes over time, exact; {@code null} like the next three where no time passed
 * @param stddev standard deviation, each sample weighted with its time
 * @param min the slowest sample
 * @param max the fastest sample
 * @param ticks of the window
 * @param emptyTicks ticks in which nothing arrived
 * @param mergedTicks ticks that share a sample with the one before, since the sampler came late
 * @param overflow ticks whose rate was above the histogram's range
 */
public record GoodputFigures(
        long tickNs,
        AbstractHistogram bytesPerS,
        Double mean,
        Double stddev,
        Double min,
        Double max,
        long ticks,
        long emptyTicks,
        long mergedTicks,
        long overflow) {}
