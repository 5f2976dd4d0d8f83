package io.netbench.analysis.sweep;

/**
 * What an incast of some fan-in gave.
 *
 * @param fanIn sources
 * @param bytesPerS goodput of all of them together: the median of its repeats
 * @param timeoutsPerS retransmission time-outs of all sources a second; {@link Double#NaN} where the kernels don't tell
 * @param stallsPerS stretches of 200 ms or more in which a link that had something to send gave nothing, a second
 */
public record FanInPoint(int fanIn, double bytesPerS, double timeoutsPerS, double stallsPerS) {

    /** Pauses of links, as far as they are known: each costs 200 ms or more. */
    double pausesPerS() {
        return (Double.isNaN(timeoutsPerS) ? 0 : timeoutsPerS) + stallsPerS;
    }
}
