package io.netbench.suite;

import io.netbench.analysis.fabric.PairFigures;
import io.netbench.result.LinkResult;
import java.util.Optional;

/**
 * A pair in a round.
 *
 * @param figures what it gave
 * @param hasFirstPorts whether its flows had the ports of its first measurement, at both ends
 * @param link what its run says of it; empty where no connection came up in a run of nothing else
 */
record PairMeasured(PairFigures figures, boolean hasFirstPorts, Optional<LinkResult> link) {}
