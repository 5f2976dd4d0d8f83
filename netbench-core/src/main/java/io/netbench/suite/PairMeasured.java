package io.netbench.suite;

import io.netbench.analysis.fabric.PairFigures;
import io.netbench.result.LinkResult;

/**
 * A pair in a round.
 *
 * @param figures what it gave
 * @param hasFirstPorts whether its flows had the ports of its first measurement, at both ends
 * @param link what its run says of it
 */
record PairMeasured(PairFigures figures, boolean hasFirstPorts, LinkResult link) {}
