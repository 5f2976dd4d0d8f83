package io.netbench.benchmarks.compare;

/**
 * How long each run takes.
 *
 * @param warmupS seconds of traffic that don't count, where the tool can leave them out
 * @param windowS measured seconds
 */
record Timing(int warmupS, int windowS) {

    /** By when a run has to be over, whatever the tool adds to it. */
    long deadlineS() {
        return warmupS + windowS + 30L;
    }
}
