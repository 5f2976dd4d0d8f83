package io.netbench.result.end;

import java.util.List;
import java.util.OptionalInt;

/**
 * Some of the operations of a link whose times were kept one by one; or of the wake-ups of a timer on the event loop that
 * carries such links.
 *
 * @param link its id; empty: the timer
 * @param phase where in the period the first of all is meant to begin, from 0 to 1
 * @param periodNs time between the intended begins of two
 * @param first index of the first that is told here
 * @param tookNs how long each took from its intended begin; -1 if that is unknown
 * @param lateNs how late each began; -1 if it did not
 */
public record KeptSamples(
        OptionalInt link, double phase, double periodNs, int first, List<Long> tookNs, List<Long> lateNs) {

    public KeptSamples {
        tookNs = List.copyOf(tookNs);
        lateNs = List.copyOf(lateNs);
        if (tookNs.size() != lateNs.size()
                || first < 0
                || first > Integer.MAX_VALUE - tookNs.size()
                || !(periodNs > 0)
                || !(phase >= 0 && phase <= 1)) {
            throw new IllegalArgumentException("not the samples of a link: " + tookNs.size() + " and "
                    + lateNs.size()
                    + " from " + first + ", every " + periodNs + " ns after " + phase);
        }
    }

    /** When the operation at a place of these was meant to begin, in nanoseconds after the release of the load. */
    public long intendedNs(int place) {
        return (long) Math.ceil((phase + first + place) * periodNs);
    }
}
