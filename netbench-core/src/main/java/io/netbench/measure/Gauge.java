package io.netbench.measure;

import java.util.List;

/**
 * A figure that goes up and down, as several samples saw it. All three are {@code null} when there was none.
 *
 * @param last the latest sample; of several connections, the mean of theirs
 * @param min the least
 * @param max the greatest
 */
public record Gauge(Long last, Long min, Long max) {

    /** Nothing was seen. */
    static final Gauge UNKNOWN = new Gauge(null, null, null);

    /** This gauge after one more sample; a {@code null} one changes nothing. */
    Gauge with(Long sample) {
        if (sample == null) {
            return this;
        }
        return last == null
                ? new Gauge(sample, sample, sample)
                : new Gauge(sample, Math.min(min, sample), Math.max(max, sample));
    }

    /** The same figure over several connections, those that know it. */
    static Gauge merge(List<Gauge> gauges) {
        List<Gauge> known = gauges.stream().filter(gauge -> gauge.last != null).toList();
        if (known.isEmpty()) {
            return UNKNOWN;
        }
        return new Gauge(
                Math.round(known.stream().mapToLong(Gauge::last).average().orElseThrow()),
                known.stream().map(Gauge::min).min(Long::compare).orElseThrow(),
                known.stream().map(Gauge::max).max(Long::compare).orElseThrow());
    }
}
