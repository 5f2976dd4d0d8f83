package io.netbench.analysis.sweep;

/**
 * What an incast of some fan-in gave.
 *
 * @param fanIn sources
 * @param bytesPerS goodput of all of them together: the median of its repeats
 * @param timeoutsPerS retransmission time-outs of all sources a second; {@link Double#NaN} where the kernels don't tell
 * @param stallsPerS stretches of 200 ms or more in which a link that had something to send gave nothing, a second;
 *     {@link Double#NaN} where they are not known
 */
public record FanInPoint(int fanIn, double bytesPerS, double timeoutsPerS, double stallsPerS) {

    /**
     * Pauses of links, each of which costs 200 ms or more, of the kinds that both points know; {@link Double#NaN} where they
     * have none in common.
     */
    double pausesPerS(FanInPoint beside) {
        boolean hasTimeouts = !Double.isNaN(timeoutsPerS) && !Double.isNaN(beside.timeoutsPerS);
        boolean hasStalls = !Double.isNaN(stallsPerS) && !Double.isNaN(beside.stallsPerS);
        return hasTimeouts || hasStalls ? (hasTimeouts ? timeoutsPerS : 0) + (hasStalls ? stallsPerS : 0) : Double.NaN;
    }
}
