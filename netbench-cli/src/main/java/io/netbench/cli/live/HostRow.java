package io.netbench.cli.live;

/**
 * What the view knows of one host in the latest interval. A figure that is unknown is {@code null}.
 *
 * @param agent index of its agent
 * @param name what people call it
 * @param inBytesPerS goodput of the links that end there
 * @param outBytesPerS goodput of the links that begin there, as their sinks count it
 * @param hostCpuFraction everything that ran on the host, of all its CPUs
 * @param processCpuFraction its agent, of all its CPUs
 * @param busiestLoopFraction the agent's busiest event loop, of one CPU
 * @param loss why the agent dropped out; {@code null} as long as it takes part
 */
record HostRow(
        int agent,
        String name,
        Double inBytesPerS,
        Double outBytesPerS,
        Double hostCpuFraction,
        Double processCpuFraction,
        Double busiestLoopFraction,
        String loss) {

    /** Goodput in both directions; unknown when neither is known. */
    Double bytesPerS() {
        if (inBytesPerS == null || outBytesPerS == null) {
            return inBytesPerS == null ? outBytesPerS : inBytesPerS;
        }
        return inBytesPerS + outBytesPerS;
    }
}
